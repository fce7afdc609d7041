"""Opens exported files with the libraries that others use; run by the ignored test in exports.rs.

Arguments: the folder with mau.xlsx, mau.ics, mau.csv, mau.docx and mau.plan.docx. Needs openpyxl, icalendar, python-docx.
"""

import csv
import datetime
import pathlib
import sys

import docx
import icalendar
import openpyxl

folder = pathlib.Path(sys.argv[1])

book = openpyxl.load_workbook(folder / "mau.xlsx")
assert book.sheetnames == ["Nhiệm vụ", "Chưa nêu", "Văn bản viện dẫn"], book.sheetnames
tasks = book["Nhiệm vụ"]
assert tasks.freeze_panes == "C2" and tasks.auto_filter.ref == "A1:L8", tasks.auto_filter.ref
assert tasks.print_title_rows == "$1:$1" and tasks.page_setup.orientation == "landscape"
assert tasks["F2"].value == datetime.datetime(2026, 6, 30), tasks["F2"].value
assert tasks["F2"].number_format == "dd/mm/yyyy" and tasks["F2"].is_date
assert tasks["L2"].value.startswith("=1+2") and tasks["L2"].data_type == "s", tasks["L2"].data_type
assert "12-KL/BTCTU" in tasks.oddHeader.center.text

calendar = icalendar.Calendar.from_ical((folder / "mau.ics").read_bytes())
events = list(calendar.walk("VEVENT"))
assert len(events) == 5 and len({str(event["UID"]) for event in events}) == 5
first = events[0]
assert first["DTSTART"].dt == datetime.date(2026, 6, 30) and first["DTEND"].dt == datetime.date(2026, 7, 1)
assert str(first["SUMMARY"]).startswith("✓ Phòng Tổ chức cán bộ chủ trì, phối hợp"), first["SUMMARY"]
assert "hai vòng" in str(first["DESCRIPTION"]).splitlines()[-1]
assert events[2]["RRULE"]["FREQ"] == ["MONTHLY"] and events[2]["RRULE"]["INTERVAL"] == [3]
assert str(events[1]["SUMMARY"]).endswith("(trong năm 2026)")

with open(folder / "mau.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.reader(file))
assert len(rows) == 8 and all(len(row) == 12 for row in rows)
assert rows[1][11].startswith("'=1+2") and "\n" in rows[1][11]

text = docx.Document(folder / "mau.docx")
styles = {p.style.name for p in text.paragraphs}
assert {"Heading 1", "Heading 2", "Title"} <= styles, styles
assert round(text.sections[0].left_margin.mm) == 30 and round(text.sections[0].page_width.mm) == 210
plan = docx.Document(folder / "mau.plan.docx")
(table,) = plan.tables
assert [cell.text for cell in table.rows[0].cells][:3] == ["STT", "Nhiệm vụ", "Đơn vị chủ trì"]
assert "tblHeader" in table.rows[0]._tr.xml
print("read by openpyxl", openpyxl.__version__, "icalendar", icalendar.__version__, "python-docx")
