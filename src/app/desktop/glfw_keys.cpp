#include "app/desktop/glfw_keys.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace dateline::desktop {
namespace {

gui::Key key_of(int key) {
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return gui::letter(static_cast<char>(key));
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return gui::letter(static_cast<char>(key));
  if (key >= GLFW_KEY_KP_1 && key <= GLFW_KEY_KP_9) {
    return gui::letter(static_cast<char>('1' + (key - GLFW_KEY_KP_1)));
  }
  switch (key) {
    case GLFW_KEY_SPACE:
      return gui::letter(' ');
    case GLFW_KEY_LEFT_BRACKET:
      return gui::letter('[');
    case GLFW_KEY_RIGHT_BRACKET:
      return gui::letter(']');
    case GLFW_KEY_COMMA:
      return gui::letter(',');
    case GLFW_KEY_PERIOD:
      return gui::letter('.');
    case GLFW_KEY_EQUAL:  // where the plus lies on many keyboards
    case GLFW_KEY_KP_ADD:
      return gui::letter('+');
    case GLFW_KEY_MINUS:
    case GLFW_KEY_KP_SUBTRACT:
      return gui::letter('-');
    case GLFW_KEY_KP_0:
      return gui::letter('0');
    case GLFW_KEY_LEFT:
      return gui::Key::left;
    case GLFW_KEY_RIGHT:
      return gui::Key::right;
    case GLFW_KEY_UP:
      return gui::Key::up;
    case GLFW_KEY_DOWN:
      return gui::Key::down;
    case GLFW_KEY_PAGE_UP:
      return gui::Key::page_up;
    case GLFW_KEY_PAGE_DOWN:
      return gui::Key::page_down;
    case GLFW_KEY_HOME:
      return gui::Key::home;
    case GLFW_KEY_END:
      return gui::Key::end;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return gui::Key::enter;
    case GLFW_KEY_BACKSPACE:
      return gui::Key::backspace;
    case GLFW_KEY_DELETE:
      return gui::Key::del;
    case GLFW_KEY_ESCAPE:
      return gui::Key::escape;
    case GLFW_KEY_TAB:
      return gui::Key::tab;
    case GLFW_KEY_F6:
      return gui::Key::f6;
    case GLFW_KEY_F3:
      return gui::Key::f3;
    case GLFW_KEY_F10:
      return gui::Key::f10;
    case GLFW_KEY_MENU:
      return gui::Key::menu;
    case GLFW_KEY_F2:
      return gui::Key::f2;
    case GLFW_KEY_F5:
      return gui::Key::f5;
    case GLFW_KEY_F11:
      return gui::Key::f11;
    default:
      return gui::Key::other;
  }
}

/// Letters go by what the key means on the user's layout, not by where it lies.
int on_layout(int key, int scancode) {
  const char* name = glfwGetKeyName(key, scancode);
  if (name == nullptr || name[1] != '\0') return key;
  if (name[0] == '+') return GLFW_KEY_EQUAL;
  if (name[0] == '-') return GLFW_KEY_MINUS;
  if (name[0] >= 'a' && name[0] <= 'z') return GLFW_KEY_A + (name[0] - 'a');
  return key;
}

}  // namespace

std::optional<gui::KeyPress> key_press_of(int key, int scancode, int action, int mods) {
  if (action == GLFW_RELEASE) return std::nullopt;
  if ((mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return std::nullopt;
  gui::KeyPress press;
  press.key = key_of(on_layout(key, scancode));
  press.shift = (mods & GLFW_MOD_SHIFT) != 0;
  press.ctrl = (mods & GLFW_MOD_CONTROL) != 0;
  if (press.key == gui::letter('+')) press.shift = false;  // held down to reach it
  press.repeat = action == GLFW_REPEAT;
  return press;
}

}  // namespace dateline::desktop
