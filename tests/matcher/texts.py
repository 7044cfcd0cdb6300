"""Postings and resumes written for these tests; people, firms and places are invented."""

from __future__ import annotations

POSTING = """PMO Analyst
Brightwater Utilities Ltd, Leeds (hybrid)

About us
Brightwater looks after pipes and reservoirs. We are proud of our SAP team and our PMP study club.

What you will do
- Keep the RAID log and chase owners for updates
- Build the monthly highlight report and the steering committee pack
- Use Jira to follow the delivery teams

What we need
- At least 3 years of experience in a project management office
- PRINCE2 Practitioner, PMP or equivalent
- Strong Excel and Power BI
- Bachelor's degree or equivalent experience
- You do not need SAFe or any other agile certification

Nice to have
- Primavera P6
- MSP Practitioner

Benefits
25 days of leave and a Smartsheet course of your choice.

Equal opportunity
All applicants are considered whatever their age, disability or religion.
"""

GOOD = """Sample Person
Leeds | sample.person@example.com | 07700 900123

SUMMARY
PMO analyst with five years in utilities and rail.

EXPERIENCE

PMO Analyst – Northmoor Rail, York
March 2021 – present
• Kept the RAID log for 14 projects and closed 80% of actions in time
• Wrote the monthly highlight report and the steering committee pack in Power BI
• Ran change control and the milestone plan in Primavera P6

Project Support Officer – Hollow Dale Water, Leeds
June 2019 – February 2021
• Minutes of meetings, risk register and project plan in Excel

EDUCATION
BSc Geography, University of Example, 2019

CERTIFICATIONS
PRINCE2 Practitioner (2022)

SKILLS
Excel, Power BI, SharePoint, Jira
"""

PARTIAL = """Other Person
other.person@example.com

Work history
Project Administrator, Quayside Homes (Jan 2025 - present)
- Update the risk register and the action log
- Weekly status report in Excel
- Book rooms and chase project managers

Education
A levels, Example Sixth Form, 2022

Skills
Excel, Word, Outlook
"""

NEIGHBOUR = """Third Person
third.person@example.com

Experience
Events Coordinator, Lakeside Hotel (2020 – present)
- Plan weddings and conferences from enquiry to invoice
- Keep the diary and the deposits in Excel

Education
BA Events Management, Example College, 2019
"""

UNRELATED = """Fourth Person
Head Chef
fourth.person@example.com

Career
Head Chef | The Copper Pan | 2017 – present
• Seasonal menus, rotas and stock for a kitchen of nine

Qualifications
NVQ Level 3 Catering, 2009
"""
