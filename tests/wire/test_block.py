"""The text block read whole: what stands on one line, over several, twice, or in the wrong place."""

import msgspec
import pytest

from reftel.telegram import Enclosure, Paragraph, Span, Telegram
from reftel.wire import parse

CLASS_LINE = "C O N F I D E N T I A L PORT ALDER 000412 \n \nSIPDIS \n \n"
BODY = "\n1. (C) The ferry sails.\n\nWINTERBOTTOM\n"
BLOCK = "E.O. 12958: DECL: 05/03/2016\nTAGS: PREL, EFIS\nSUBJECT: FERRIES\n"


def read(block: str, body: str = BODY) -> Telegram:
    text = CLASS_LINE + block + body
    telegram = parse(text, spans=True)
    assert "".join(text[span.start : span.end] for span in spans_of(telegram)) == text
    return telegram


def spans_of(telegram: Telegram) -> tuple[Span, ...]:
    assert not isinstance(telegram.spans, msgspec.UnsetType)
    return telegram.spans


def unplaced(telegram: Telegram, text: str) -> list[str]:
    return [text[s.start : s.end] for s in spans_of(telegram) if s.kind == "unrecognised"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("E.O. 12958: DECL: 05/03/2016 TAGS: PREL EFIS SUBJECT: FERRIES\n", id="orders, tags, subject"),
        pytest.param("EO 12958 DECL: 05/03/2016\nTAGS PREL, EFIS\nSUBJECT: FERRIES\n", id="newspaper"),
        pytest.param("E.O.  12958:  DECL:  05/03/2016\nTAGS:  PREL, EFIS\nSUBJECT:  FERRIES\n", id="two blanks"),
        pytest.param("E.O. 12958: DECL: 05/03/2016\nTAGS; PREL EFIS\nSUBJ: FERRIES\n", id="semicolon, short"),
        pytest.param("e.o. 12958: decl: 05/03/2016\ntags: prel, efis\nsubject: FERRIES\n", id="small letters"),
        pytest.param("E.O. 12958: DECL: 05/03/2016\nTAG PREL, EFIS\nUBJECT: FERRIES\n", id="lost letters"),
        pytest.param("E/O/ 12958: DECL: 05/03/2016\nTGS: PREL EFIS\nSUB: FERRIES REF: VERRIN 0012\n", id="slashes"),
        pytest.param("E.O. 12958: DECL: 05/03/2016\nTAGS: PREL EFIS\nSUBJECT: FERRIESREF: VERRIN 0012\n", id="glued"),
    ],
)
def test_labels_in_their_misprints(line: str) -> None:
    telegram = read(line)
    assert telegram.executive_order is not None
    assert telegram.executive_order.number == "12958"
    assert [tag.code for tag in telegram.tags] == ["PREL", "EFIS"]
    assert telegram.subject == "FERRIES"


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        pytest.param("SUBJECT: FERRIES, \n \nNETS AND SALT\n", "FERRIES, NETS AND SALT", id="empty line inside"),
        pytest.param("SUBJECT: \n \nFERRIES AND NETS\n", "FERRIES AND NETS", id="on the next line"),
        pytest.param("SUBJECT: FERRIES AND\nSALT-\nPANS\n", "FERRIES AND SALT-PANS", id="hyphen"),
        pytest.param("SUBJECT: FERRIES \\\n\\\n", "FERRIES", id="backslashes"),
        pytest.param("SUBJECT: FERRIES (CORRECTED COPY)\n", "FERRIES", id="corrected copy"),
        pytest.param(
            "SUBJECT: FERRIES\nThis is an action request. See paragraph 4.\n", "FERRIES", id="sentence after it"
        ),
        pytest.param("SUBJECT: FERRIES Sensitive but Unclassified. Handle it.\n", "FERRIES", id="sentence behind it"),
        pytest.param("SUBJECT: (C) FERRIES\n", "(C) FERRIES", id="portion mark"),
        pytest.param(
            "SUBJECT: FERRIES\n CONFIDENTIAL\nPAGE 02 PORT ALDER 00412 01 OF 03 031405Z AND NETS\n",
            "FERRIES AND NETS",
            id="page slug in front of its words",
        ),
    ],
)
def test_subjects(lines: str, subject: str) -> None:
    assert read(f"E.O. 12958: DECL: 05/03/2016\nTAGS: PREL\n{lines}").subject == subject


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("STATE FOR EUR/WE AND INR\n", [("STATE", ("EUR/WE", "INR"))], id="attention"),
        pytest.param(
            "STATE FOR EUR/WE AND INR; TREASURY FOR OASIA\n",
            [("STATE", ("EUR/WE", "INR")), ("TREASURY", ("OASIA",))],
            id="two recipients",
        ),
        pytest.param("STATE FOR P, S/P,\nEUR/ERA AND OES\n", [("STATE", ("P", "S/P", "EUR/ERA", "OES"))], id="wrapped"),
        pytest.param("WHA/CEN\n", [(None, ("WHA/CEN",))], id="office alone"),
        pytest.param("FOR WHA/AND AND NEA/RA\n", [(None, ("WHA/AND", "NEA/RA"))], id="an office of that name"),
        pytest.param("NEA/ARP, NEA/RA\n", [(None, ("NEA/ARP", "NEA/RA"))], id="offices alone"),
        pytest.param("State pass to USTR for Bream\n", [("State", ("USTR for Bream",))], id="small letters"),
        pytest.param("FOR AMBASSADOR FROM FENWICK\n", [(None, ("AMBASSADOR FROM FENWICK",))], id="named reader"),
    ],
)
def test_passing_lines(lines: str, expected: list[tuple[str | None, tuple[str, ...]]]) -> None:
    telegram = read(lines + BLOCK)
    assert [(line.place, line.offices) for line in telegram.pass_lines] == expected
    assert unplaced(telegram, CLASS_LINE + lines + BLOCK + BODY) == []


def test_eyes_only_names_its_reader() -> None:
    telegram = read("EYES ONLY FOR THE AMBASSADOR FROM FENWICK\n" + BLOCK)
    assert telegram.captions == ("SIPDIS", "EYES ONLY")
    assert len(telegram.pass_lines) == 1


def test_addressees_after_the_class_line_are_informed() -> None:
    telegram = read("AMEMBASSY VERRIN 0044\nCTF SIXZERO//N2//\n \n" + BLOCK)
    assert [one.designator for one in telegram.info_addressees] == ["AMEMBASSY VERRIN", "CTF SIXZERO//N2//"]


@pytest.mark.parametrize(
    "stamp",
    [
        "Monday, 26 July 2004, 07:22",
        "Cable dated:2004-07-26T07:22:00",
        "[Cable dated:2004-07-26T07:22:00]",
        "id: 61359",
    ],
)
def test_a_publisher_s_stamp_is_the_publisher_s(stamp: str) -> None:
    text = f"{stamp}\n{CLASS_LINE}{BLOCK}{BODY}"
    telegram = parse(text, spans=True)
    assert telegram.subject == "FERRIES"
    assert spans_of(telegram)[0].kind == "publisher"


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(
            "C o n f i d e n t i a l port alder 000412 e.o. 12958: decl: 05/03/2016 tags: prel, efis subject: Ferries "
            "classified by amb Ida Bream, reasons: 1.5 (b,d)\n",
            id="small letters on one line",
        ),
        pytest.param(
            CLASS_LINE + BLOCK + "REF: VERRIN 0012\nClassified By: Ambassador Ida Bream, reasons 1.5 (b,d)\n",
            id="whole",
        ),
    ],
)
def test_a_repeat_gives_what_the_first_block_lacks(again: str) -> None:
    telegram = read(f"{BLOCK}\nCLASSIFIED BY AMB IDA BREAM,...\n\n{again}")
    assert telegram.repeated_heading
    assert telegram.classified_by is not None
    assert telegram.classified_by.name == "IDA BREAM"
    assert telegram.classified_by.reasons == ("1.5(b)", "1.5(d)")
    assert [tag.code for tag in telegram.tags] == ["PREL", "EFIS"]


def test_captions_and_references_of_the_repeat_alone_are_kept() -> None:
    again = CLASS_LINE.replace("SIPDIS", "NOFORN") + BLOCK + "REF: VERRIN 0012\n"
    telegram = read(f"{BLOCK}REF: VERRIN 0011\n\n{again}")
    assert telegram.captions == ("SIPDIS", "NOFORN")
    assert [r.key.serial for r in telegram.references if r.key] == [11, 12]
    assert sorted(f.message.split()[-1] for f in telegram.findings if f.code == "RT502") == ["captions.", "references."]


def test_a_repeated_block_without_subject_ends_at_its_tags() -> None:
    again = "C O N F I D E N T I A L PORT ALDER 000412 SIPDIS E.O. 12958: DECL: 05/03/2016 TAGS: PREL EFIS\nSummary\n"
    telegram = read(f"{BLOCK}\n{again}", body="¶1. (C) The ferry sails.\n\nWINTERBOTTOM\n")
    assert [block.text for block in telegram.body if not isinstance(block, Enclosure)] == [
        "Summary",
        "The ferry sails.",
    ]
    assert [tag.code for tag in telegram.tags] == ["PREL", "EFIS"]
    assert telegram.repeated_heading


@pytest.mark.parametrize(
    ("lines", "serials"),
    [
        pytest.param("A. REF VERRIN 222\n     B. 06 LANTRY 4685\n", [222, 4685], id="label behind the letter"),
        pytest.param("A. REFINERIES 222 TONS\n", [], id="another word"),
    ],
)
def test_a_list_of_references_whose_label_stands_behind_its_first_letter(lines: str, serials: list[int]) -> None:
    assert [r.key.serial for r in read(BLOCK + "\n" + lines).references if r.key] == serials


def test_a_class_line_twice_in_a_row_is_no_repeated_block() -> None:
    telegram = read("C O N F I D E N T I A L PORT ALDER 000412\n" + BLOCK)
    assert not telegram.repeated_heading


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        pytest.param("TAGS: KCRMKFLOPHUMMX", ["KCRM", "KFLO", "PHUM", "MX"], id="run together"),
        pytest.param("TAGS: PREL PHUMBA", ["PREL", "PHUM", "BA"], id="two run together"),
        pytest.param("TAGS: OVIP FENWICK RUFUS PREL", ["OVIP", "FENWICK, RUFUS", "PREL"], id="lost comma"),
        pytest.param("TAGS: OVIP RICE RUFUS PREL", ["OVIP", "RICE, RUFUS", "PREL"], id="short surname"),
        pytest.param("TAGS: PREL, LABOR, HUMAN RIGHTS", ["PREL", "LABOR", "HUMAN RIGHTS"], id="terms"),
        pytest.param("TAGS: PREL, HUMANR, RELFREE", ["PREL", "HUMANR", "RELFREE"], id="unknown words"),
        pytest.param("TAGS: PGOV WAR CRIMES", ["PGOV", "WAR CRIMES"], id="term of two words"),
        pytest.param(
            "TAGS: PREL, BA   SECRET     PAGE 02        VERRIN  00412  211833Z", ["PREL", "BA"], id="page edge"
        ),
        pytest.param("TAGS: TAGS:PREL, EFIS-", ["PREL", "EFIS"], id="label twice"),
        pytest.param("TAGS: PREL EFIS\nKFLO", ["PREL", "EFIS", "KFLO"], id="second line in capitals"),
        pytest.param("Tags: prel,\nferries", ["PREL", "FERRIES"], id="comma before small letters"),
        pytest.param("Tags: prel\nefis", ["PREL", "EFIS"], id="code in small letters"),
        pytest.param("TAGS: PREL\nSummary of it", ["PREL"], id="words in small letters are none"),
    ],
)
def test_tags(line: str, codes: list[str]) -> None:
    assert [tag.code for tag in read(f"E.O. 12958: N/A\n{line}\nSUBJECT: FERRIES\n").tags] == codes


@pytest.mark.parametrize(
    ("block", "subject"),
    [
        pytest.param(
            "SUBJECT: THE VISIT OF THE MINISTER\n\nTO VERRIN\n\n",
            "THE VISIT OF THE MINISTER TO VERRIN",
            id="of the subject",
        ),
        pytest.param("\nTHE MINISTER IN VERRIN\n\n", "THE MINISTER IN VERRIN", id="the subject without its label"),
        pytest.param("SUBJECT: FERRIES\n\nof 005\n\n", "FERRIES", id="of nobody"),
        pytest.param("SUBJECT: FERRIES\n\nFOR CONSULAR OFFICERS\n\n", "FERRIES", id="a passing line is none"),
    ],
)
def test_a_stray_line_does_not_end_the_block(block: str, subject: str) -> None:
    telegram = read(f"E.O. 12958: N/A\nTAGS: PREL\n{block}Classified By: DCM Ida Bream, reasons 1.4 (b)\n")
    assert telegram.subject == subject


@pytest.mark.parametrize(
    "rule",
    [pytest.param("-------\nSUMMARY\n-------\n", id="heading"), pytest.param("- \n", id="hyphen for an empty line")],
)
def test_rules_are_no_part_of_the_subject(rule: str) -> None:
    assert read(f"E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: FERRIES \n{rule}").subject == "FERRIES"


def test_a_marked_paragraph_ends_a_list_of_references() -> None:
    telegram = read(f"{BLOCK}REF: A. VERRIN 0012\n     B. VERRIN 0013\n1. (C) The ferry has sailed.\n", body="")
    assert [r.text for r in telegram.references] == ["VERRIN 0012", "VERRIN 0013"]
    assert len(telegram.body) == 1


def test_a_classified_by_line_may_name_its_order() -> None:
    telegram = read(f"{BLOCK}Classified By: DCM Ida Bream for E.O. 12958 reasons 1.4 (b) and (d)\n")
    assert telegram.classified_by is not None
    assert telegram.classified_by.reasons == ("1.4(b)", "1.4(d)")
    assert telegram.executive_order is not None
    assert telegram.executive_order.text == "DECL: 05/03/2016"


SENTENCE = "The minister of fisheries told the pilots on Monday that no ferry sails before the nets of the harbour are mended. "
OFFICER = "Classified By: DCM Ida Bream for reasons 1.4 (b) and (d)."

RUN_TOGETHER = [
    pytest.param(f"{OFFICER} (C) {SENTENCE * 2}", (None, "C"), id="a portion mark"),
    pytest.param(f"{OFFICER} (C/NF) {SENTENCE * 2}", (None, "C/NF"), id="a longer one"),
    pytest.param(f"{OFFICER}  1.  (C) {SENTENCE * 2}", (1, "C"), id="a number and two blanks"),
    pytest.param(
        f"REF: VERRIN 0012 Classified by {OFFICER[15:]} (S) {SENTENCE * 2}", (None, "S"), id="a label in small letters"
    ),
    pytest.param(f"REF: VERRIN 0012 {OFFICER} (S) {SENTENCE * 2}", (None, "S"), id="behind two elements"),
    pytest.param(f"REF: VERRIN 0012 {SENTENCE * 2}", (None, None), id="a sentence after a serial"),
    pytest.param(f"REF: VERRIN 0012  (SBU) {SENTENCE * 2}", (None, "SBU"), id="a mark after a serial"),
    pytest.param(
        f"REF: VERRIN 0012  PORT ALDER 00000412  001.3 OF 002   1.  {SENTENCE * 2}", (1, None), id="after a page line"
    ),
]


@pytest.mark.parametrize(("line", "start"), RUN_TOGETHER)
def test_a_newspaper_runs_the_body_into_the_last_element(line: str, start: tuple[int | None, str | None]) -> None:
    telegram = read(f"{BLOCK}{line}WINTERBOTTOM\n", body="")
    (paragraph,) = telegram.body
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.number, paragraph.portion) == start
    assert paragraph.text == (SENTENCE * 2).strip()
    assert telegram.signature == "WINTERBOTTOM"
    assert [r.text for r in telegram.references] == (["VERRIN 0012"] if "REF" in line else [])
    if telegram.classified_by is not None:
        assert telegram.classified_by.reasons == ("1.4(b)", "1.4(d)")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "REF: A. VERRIN 0012 B. 05 QUILL 0031 C. OSTLER-BREAM E-MAIL OF MAY 2, 2006 " * 3, id="references"
        ),
        pytest.param("Classified By: DCM Ida Bream, reasons 1.4 (B), (C) and (D), " * 4, id="reasons"),
    ],
)
def test_a_long_element_holds_no_body(line: str) -> None:
    assert [getattr(b, "number", None) for b in read(f"{BLOCK}{line}\n").body] == [1]


def test_a_newspaper_runs_the_body_into_the_subject() -> None:
    telegram = read(f"E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: FERRIES. (SBU) {SENTENCE * 2}WINTERBOTTOM\n", body="")
    assert (telegram.subject, len(telegram.body), telegram.signature) == ("FERRIES.", 1, "WINTERBOTTOM")


def test_a_label_may_run_into_the_officers_title() -> None:
    by = read(f"{BLOCK}Classified ByMinister Counselor Ida Bream for reasons 1.4 (b)\n").classified_by
    assert by is not None
    assert (by.name, by.title, by.reasons) == ("Ida Bream", "Minister Counselor", ("1.4(b)",))


def test_a_page_line_is_no_part_of_the_subject_that_it_runs_into() -> None:
    telegram = read("E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: FERRIES TO PORT ALDER 00000412 001.2 OF 002\n\nSummary\n")
    assert telegram.subject == "FERRIES TO"
    assert telegram.sections is not None
    assert telegram.sections.of == 2


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("TAGS: PREL, EFIS, Air Quality", ["PREL", "EFIS", "AIR QUALITY"]),
        ("TAGS: PREL, EFIS, Bank of Quillonia", ["PREL", "EFIS", "BANK OF QUILLONIA"]),
        ("Tags: Prel Efis", ["PREL", "EFIS"]),
    ],
)
def test_a_term_of_several_words_between_commas_is_one_tag(line: str, codes: list[str]) -> None:
    assert [tag.code for tag in read(f"E.O. 12958: N/A\n{line}\nSUBJECT: FERRIES\n").tags] == codes
