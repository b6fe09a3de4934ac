"""What the commands with --jsonl answer on several threads. Usage: jsonl_test.py DATELINE STORIES_FOLDER"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

DATELINE = sys.argv[1]
STORIES = sorted(pathlib.Path(sys.argv[2]).glob("*.txt"))[:12]
SHORT = "Rebels seized Tikrit on Sunday. The army left Mosul a day later."
BAD = ["{", '"text"', '{"id": "no text"}', '{"id": "no date", "text": "x", "date": "2014-02-30"}', "[" * 10_000, "", "  \t",
       '{"id": "outside", "text": "x", "mentions": [{"start": 0, "end": 99}]}', '{"id": "empty", "text": ""}']


def document(name, text, **more):
    return json.dumps({"id": name, "text": text, "date": "2014-06-16", **more})


def run(command, lines, threads):
    return subprocess.run([DATELINE, command, "--jsonl", "--threads", str(threads)],
                          input="".join(line + "\n" for line in lines).encode(), capture_output=True, timeout=240)


def mixed_lines():
    """Stories long and short, one of them slow, with lines among them that are none."""
    stories = [document(path.stem, path.read_text(encoding="utf-8")) for path in STORIES]
    short = [document(f"short {i}", f"{SHORT} It was number {i}.") for i in range(40)]
    slow = document("slow", "\n\n".join(path.read_text(encoding="utf-8") for path in STORIES))
    return [slow, *short[:20], *BAD, *stories, *BAD[::-1], *short[20:], slow, BAD[0]]


class JsonLines(unittest.TestCase):
    def test_threads_change_no_byte_and_no_status(self):
        lines = mixed_lines()
        for command in ("extract", "places", "times"):
            one = run(command, lines, 1)
            self.assertEqual(one.returncode, 3, one.stderr)
            for threads in (2, 7, 0):
                many = run(command, lines, threads)
                self.assertEqual(many.returncode, 3, many.stderr)
                self.assertEqual(many.stdout, one.stdout, f"{command} on {threads} threads")
        good = run("places", [document("a", SHORT)] * 30, 3)
        self.assertEqual((good.returncode, good.stderr), (0, b""))

    def test_answers_come_in_the_order_of_the_lines_and_errors_name_their_line(self):
        lines = mixed_lines()
        answers = [json.loads(line) for line in run("places", lines, 7).stdout.splitlines()]
        asked = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
        self.assertEqual(len(answers), len(asked))
        for answer, (number, line) in zip(answers, asked):
            if "error" in answer:
                self.assertEqual(answer["error"]["line"], number)
            else:
                self.assertEqual(answer["id"], json.loads(line)["id"])

    def test_an_answer_does_not_wait_for_the_next_line(self):
        with subprocess.Popen([DATELINE, "places", "--jsonl", "--threads", "3"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as program:
            for i in range(10):
                program.stdin.write(document(str(i), SHORT).encode() + b"\n")
                program.stdin.flush()
                self.assertEqual(json.loads(program.stdout.readline())["id"], str(i))
            program.stdin.close()
            self.assertEqual(program.wait(120), 0)

    def test_memory_does_not_grow_with_the_input_nor_behind_a_slow_document(self):
        slow = document("slow", "\n\n".join(path.read_text(encoding="utf-8") for path in STORIES))
        line = document("a", SHORT, unread="x" * 50_000)

        def peak_kb(times):
            with tempfile.TemporaryFile() as source:
                source.write((slow + "\n" + (line + "\n") * times).encode())
                source.seek(0)
                program = subprocess.Popen([DATELINE, "places", "--jsonl", "--threads", "3"], stdin=source,
                                           stdout=subprocess.DEVNULL)
                _, status, usage = os.wait4(program.pid, 0)
                program.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(program.returncode, 0)
            return usage.ru_maxrss

        grown = peak_kb(4000) - peak_kb(400)  # 200 MB instead of 20 MB
        self.assertLess(grown, 50_000)

    def test_a_closed_output_ends_the_program(self):
        lines = (document("a", SHORT) + "\n").encode() * 20_000
        for threads in ("1", "4"):
            with tempfile.TemporaryFile() as source:
                source.write(lines)
                source.seek(0)
                with subprocess.Popen([DATELINE, "places", "--jsonl", "--threads", threads], stdin=source,
                                      stdout=subprocess.PIPE) as program:
                    program.stdout.readline()
                    program.stdout.close()
                    self.assertEqual(program.wait(120), -signal.SIGPIPE)

    def test_output_that_cannot_be_written_is_an_error(self):
        for threads in (1, 4):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([DATELINE, "places", "--jsonl", "--threads", str(threads)], stdout=full,
                                      input=(document("a", SHORT) + "\n").encode() * 100, stderr=subprocess.PIPE,
                                      timeout=120)
            self.assertEqual(done.returncode, 3)
            self.assertIn("standard output", done.stderr.decode())

    def test_wrong_numbers_of_threads_are_refused(self):
        for words in (["--jsonl", "--threads", "-1"], ["--jsonl", "--threads", "many"], ["--jsonl", "--threads", "100000"],
                      ["--threads", "2", "story.txt"]):
            done = subprocess.run([DATELINE, "extract", *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn("--threads", done.stderr.decode())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
