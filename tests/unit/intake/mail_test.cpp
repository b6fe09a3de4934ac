#include "unit/intake/read_all.hpp"

namespace dateline::intake {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kHead =
    "Return-Path: <x@y>\r\nFrom: =?utf-8?Q?Ren=C3=A9e?= Doe <renee@wire.example>\r\nDate: Mon, 16 "
    "Jun 2014 23:12:00 -0400\r\n"
    "Subject: Fwd: =?iso-8859-1?B?UmVi?=\r\n =?iso-8859-1?Q?els_take_Caf=E9?= mill\r\n";

TEST(Mail, SenderDayAndSubjectAreTaken) {
  const Article a = article("a.eml", kHead +
                                         "\r\nRebels took the mill.\r\nThey left.\r\n\r\n> Troops "
                                         "came.\r\n-- \r\nRenee, Paris\r\n");
  EXPECT_EQ(a.title, "Rebels take Caf\u00E9 mill");
  EXPECT_EQ(a.author, "Ren\u00E9e Doe");
  EXPECT_EQ(day(a.date), "2014-06-16");
  EXPECT_EQ(a.text,
            "Rebels take Caf\u00E9 mill\n\nRebels took the mill.\nThey left.\n\nTroops came.\n");
}

TEST(Mail, ThePlainPartIsReadAndAttachmentsAreLeftOut) {
  const Article a = article(
      "a.eml", kHead +
                   "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
                   "boundary=\"a;b\"\r\n\r\nPreamble\r\n--a;b\r\n"
                   "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: "
                   "text/html\r\n\r\n<p>Of HTML\r\n--c\r\n"
                   "Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: "
                   "quoted-printable\r\n\r\n=CC=EE=F1=EA=E2=E0 was qui=\r\net.\r\n--c--\r\n"
                   "--a;b\r\nContent-Type: text/plain; name=n.txt\r\nContent-Disposition: "
                   "attachment; filename=\"../n.txt\"\r\n\r\nAttached.\r\n"
                   "--a;b\r\nContent-Type: message/rfc822\r\n\r\nSubject: "
                   "x\r\n\r\nForwarded.\r\n--a;b--\r\nEpilogue\r\n");
  EXPECT_THAT(a.text, HasSubstr("\u041C\u043E\u0441\u043A\u0432\u0430 was quiet.\n"));
  EXPECT_THAT(a.text,
              Not(AllOf(HasSubstr("Attached"), HasSubstr("Forwarded"), HasSubstr("Epilogue"))));
  EXPECT_THAT(a.notes.at(0), HasSubstr("2 attachments were left out"));
}

TEST(Mail, HtmlIsReadWhereThereIsNothingElse) {
  const Article a =
      article("a.eml",
              kHead +
                  "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                  "PGgxPk1pbGw8L2gxPjxwPlJlYmVscyB0b29rIHRoZSBtaWxsLjxzY3JpcHQ+eCgpPC9zY3JpcHQ+\n");
  EXPECT_THAT(a.text, AllOf(HasSubstr("Rebels took the mill."), Not(HasSubstr("x()"))));
}

TEST(Mail, FlowedLinesAreJoined) {
  EXPECT_THAT(
      article(
          "a.eml",
          kHead +
              "Content-Type: text/plain; format=flowed\n\nRebels took \nthe mill.\nThey left.\n")
          .text,
      HasSubstr("Rebels took the mill.\nThey left."));
}

TEST(Mail, WhatIsNoMailSaysSo) {
  EXPECT_THAT(error_of("a.eml", "Rebels took the mill."), HasSubstr("a.eml:1: is no e-mail"));
  EXPECT_THAT(error_of("a.eml", kHead + "\r\n  \r\n"), HasSubstr("holds no text"));
  EXPECT_THAT(error_of("a.eml", kHead + "Content-Type: application/pdf\r\n\r\nx"),
              HasSubstr("but in attachments"));
}

TEST(Mail, ManyPartsAndDeepOnesEnd) {
  const std::string part = "--b\r\nContent-Type: image/png\r\n\r\nx\r\n";
  EXPECT_THAT(error_of("a.eml", kHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
                                    times(part, 10'000)),
              HasSubstr("attachments"));
  std::string deep = kHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
  for (int i = 0; i < 3000; ++i) deep += "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
  EXPECT_THAT(error_of("a.eml", deep + "--b\r\n\r\nRebels.\r\n"), HasSubstr("holds no text"));
  std::string nested = kHead;
  for (int i = 0; i < 3000; ++i) {
    nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
              std::to_string(i) + "\r\n";
  }
  EXPECT_THAT(error_of("a.eml", nested + "\r\nRebels.\r\n"), HasSubstr("holds no text"));
}

}  // namespace
}  // namespace dateline::intake
