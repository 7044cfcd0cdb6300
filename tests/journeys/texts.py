"""What the journeys bring along: an invented resume, posting, page and mail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fpdf import FPDF

if TYPE_CHECKING:
    from pathlib import Path

RESUME = """Imogen Farrant
Leeds, United Kingdom
imogen.farrant@example.com  0113 496 0155

Profile
Project administrator who keeps plans honest and people informed.

Experience
Project Administrator, Tarnside Rail Services, Leeds
March 2023 - Present
- Keep the RAID log for six signalling projects and chase owners every week.
- Built the monthly status report in Excel and Power BI; it fell from two days to four hours.
- Take minutes for the project board and track 40 actions to closure.

Education
BA Geography, University of Leeds, 2022

Certifications
PRINCE2 Foundation, 2024
CAPM (in progress, exam booked for March 2027)

Skills
Excel, Power BI, Microsoft Project, SharePoint
"""

POSTING = """PMO Analyst
Fellgate Water, Leeds (hybrid, two days in the office)
£34,000 - £38,000 a year

You will report to the Head of PMO and look after governance and reporting for a portfolio of
thirty capital projects.

What you will do
Run the monthly status reporting cycle and maintain the central RAID log.
Prepare papers for the portfolio board.

Requirements
At least 2 years of experience in a project office.
PRINCE2 Foundation or CAPM is required.
Strong Excel and Power BI.

Nice to have
Primavera P6. PMP is not needed.
"""

JOB = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "PMO Coordinator",
    "description": "<p>Support the project management office: RAID log, status reports, minutes."
    "</p><ul><li>PRINCE2 Foundation preferred</li><li>Excel is required</li></ul>",
    "datePosted": "2026-11-10",
    "validThrough": "2027-01-31",
    "employmentType": "FULL_TIME",
    "hiringOrganization": {"@type": "Organization", "name": "Saltmarsh Trust"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "York", "addressCountry": "GB"},
    },
    "identifier": {"@type": "PropertyValue", "value": "ST-4471"},
}

PAGE = (
    "<!doctype html><html><head><title>PMO Coordinator</title>"
    f'<script type="application/ld+json">{json.dumps(JOB)}</script></head>'
    "<body><h1>PMO Coordinator</h1></body></html>"
)

BOARD = {
    "jobs": [
        {
            "id": 5501,
            "title": "Junior PMO Analyst",
            "updated_at": "2026-11-15T09:00:00Z",
            "first_published": "2026-11-12T09:00:00Z",
            "location": {"name": "Manchester, United Kingdom"},
            "absolute_url": "https://boards.greenhouse.io/quenby/jobs/5501",
            "company_name": "Quenby Energy",
            "requisition_id": "QE-9",
            "content": "&lt;p&gt;Join our project management office. You keep the action log and "
            "the resource plan. CAPM or PRINCE2 Foundation is required.&lt;/p&gt;",
        },
        {
            "id": 5502,
            "title": "Pastry Chef",
            "updated_at": "2026-11-15T09:00:00Z",
            "first_published": "2026-11-12T09:00:00Z",
            "location": {"name": "Manchester, United Kingdom"},
            "absolute_url": "https://boards.greenhouse.io/quenby/jobs/5502",
            "company_name": "Quenby Energy",
            "content": "&lt;p&gt;Croissants before sunrise for our staff canteen.&lt;/p&gt;",
        },
    ],
    "meta": {"total": 2},
}
BOARD_ADDRESS = "https://boards.greenhouse.io/quenby"
BOARD_API = "https://boards-api.greenhouse.io/v1/boards/quenby/jobs?content=true"

MAIL = """From: LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>
To: someone@example.com
Subject: 2 new jobs for pmo analyst
Date: Thu, 19 Nov 2026 07:10:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Your job alert for pmo analyst in Leeds
2 new jobs match your preferences.

PMO Support Officer
Brindlewood Council
Leeds, England, United Kingdom

View job: https://www.linkedin.com/comm/jobs/view/4100000001/?trackingId=abc&otpToken=secret

---------------------------------------------------------

Project Management Office Analyst
Carrowmoor Bank
Bradford, England, United Kingdom
View job: https://www.linkedin.com/comm/jobs/view/4100000002/?midToken=def&otpToken=secret

---------------------------------------------------------
"""

ANSWER = (
    "Last autumn our monthly report at Tarnside was a week late three times in a row, and the "
    "board had stopped reading it. My manager asked me to find out why and to bring it back on "
    "time. I sat down with each of the six project managers, listed the figures they already had "
    "by Tuesday, and cut the template from nine pages to two. Then I built the tables in Power "
    "Query so that nobody typed a number twice, and I rang everybody who was late on the Monday. "
)
RESULT = (
    "The next four reports went out on the third working day, and preparing one fell from two "
    "days to four hours. The board now starts its meeting with it."
)


def resume_pdf(folder: Path) -> Path:
    """Write the resume as a plain one-page PDF."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 5.5, RESUME)
    file = folder / "imogen-farrant.pdf"
    pdf.output(str(file))
    return file
