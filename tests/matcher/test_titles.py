"""Job titles as they come: the track and the rung that each names."""

from __future__ import annotations

import pytest

TITLES = """
Program Scheduler V | programme | analyst
Programme Planner | programme | analyst
Programme Support Officer | pmo | entry
Programme Administrator | programme | entry
Programme Officer | programme | entry
Associate Program Planning Analyst/SCHEDULER | programme | analyst
Assoc Program Manager | programme | entry
Associate Project Manager | project | entry
Assistant Project Manager | project | entry
ASST PROJECT MANAGER | project | entry
Junior Project Manager | project | entry
Senior Associate, PMO | pmo | senior
AVP, Project Management Office | pmo | manager
Vice President, PMO | pmo | executive
VP - Head of PMO | pmo | executive
Head of PMO | pmo | director
Project Management Office Specialist | pmo | analyst
Programme Management Office Analyst | pmo | analyst
Head of the Project Management Office | pmo | director
PMO Lead | pmo | manager
Lead PMO Analyst | pmo | senior
Senior PMO Analyst | pmo | senior
PMO Analyst II | pmo | analyst
Project Manager III | project | manager
Senior Project Manager | project | manager
Principal Project Manager | project | manager
Principal PMO Consultant | pmo | senior
PMO Consultant | pmo | senior
Graduate PMO Analyst | pmo | entry
Graduate Project Manager | project | entry
PMO Officer | pmo | entry
PMO Administrator | pmo | entry
PMO Apprentice | pmo | intern
Executive Assistant to the PMO Director | pmo | entry
Executive Assistant | other | entry
Senior Project Coordinator | project | senior
Project Coordinator III | project | entry
Project Control Officer | project | entry
PCO - Project Control Officer | project | entry
Project Controls Manager | project | manager
Project Controls Analyst | project | analyst
Head of Project Delivery | project | director
Director, Portfolio Management Office | pmo | director
Associate Director, PMO | pmo | director
Deputy Director of Programmes | programme | director
Portfolio Analyst (Change) | portfolio | analyst
Change Portfolio Manager | portfolio | manager
Portfolio Manager, Fixed Income | other | manager
Chief Project Officer | project | executive
Director of Project Management | project | director
EPMO Manager | pmo | manager
Enterprise PMO Business Analyst | pmo | analyst
Business Analyst - PMO | pmo | analyst
Project Manager - PMO | pmo | manager
Project Manager (PMO), 12 month FTC | pmo | manager
Business Analyst | other | analyst
Business Analyst / Project Manager | project | manager
Business Analyst/Scrum Master | project | manager
Scrum Master | project | manager
Senior Scrum Master | project | manager
Agile Delivery Manager | project | manager
Software Developer - Project Portfolio | other | analyst
Transportation Engineer / Project Manager | project | manager
Project Engineer | project | analyst
Construction Manager | project | manager
Construction Superintendent | other | manager
Site Manager | project | manager
Product Manager | product | manager
Senior Product Manager, Programs | product | manager
Technical Product Owner | product | manager
Clinical Project Associate I | project | entry
Project Lead | project | manager
Project Management Intern | project | intern
Summer Basketball Program Coordinator | other | entry
After School Program Coordinator | other | entry
Planner/Scheduler | project | analyst
Maintenance Planner | other | analyst
Production Planner | other | analyst
Financial Planner | other | analyst
Event Planner | other | analyst
Head of Program Management | programme | director
PMO Manager, EMEA | pmo | manager
PMO Reporting Specialist | pmo | analyst
Project Reporting Analyst | project | analyst
Projects Officer | project | entry
Project Support Assistant | pmo | entry
Programme Management Office Analyst | pmo | analyst
Project & Portfolio Analyst | portfolio | analyst
Resource Manager - PMO | pmo | manager
Business Support Officer | other | entry
Transformation Programme Director | programme | director
Senior Manager, Strategy & PMO | pmo | manager
Change Manager | project | manager
Electrical Project Engineer | project | analyst
Director of Nursing Programs | other | director
Program Director | programme | director
Academic Program Manager | programme | manager
Assistant Vice President - Project Management | project | manager
Interim PMO Director | pmo | director
PMO Specialist (m/f/d) | pmo | analyst
Junior PMO (all genders) | pmo | entry
Werkstudent PMO | pmo | intern
Project Manager, Assistant Vice President | project | manager
IT Project Management Specialist | project | analyst
Lead Project Manager | project | manager
Senior Programme Manager | programme | manager
Portfolio Manager | portfolio | manager
Project Portfolio Manager | portfolio | manager
Senior Project Officer | project | senior
APS6 Project Officer | project | entry
EL1 Assistant Director Projects | project | director
Project Services Manager | project | manager
Project Director | project | director
Junior Project Coordinator | project | entry
Trainee Project Manager | project | intern
Customer Success Manager | other | manager
Property Portfolio Manager | other | manager
Loan Portfolio Officer | other | entry
PMO Associate | pmo | entry
Senior PMO Associate | pmo | senior
Project Assistant | project | entry
Project Secretary | project | entry
Project Planner | project | analyst
Senior Planner (Primavera) | project | senior
Town Planner | other | analyst
Client Portfolio Manager | other | manager
Portfolio Manager - Credit | other | manager
Real Estate Portfolio Manager | other | manager
IT Portfolio Manager | portfolio | manager
Portfolio Manager, Digital Banking Change | portfolio | manager
Workforce Planner | other | analyst
Production Scheduler | other | analyst
Civil Engineer - Highway Projects | other | analyst
Quantity Surveyor - Projects | other | None
Instrumentation and Controls Engineer | other | analyst
Project Controls Engineer | project | analyst
Project Manager, Wealth Management | project | manager
Project Coordinator - Television Studios | project | entry
Cook, 4 PM Shift | other | None
PM Mechanic (nights) | other | None
Head Chef | other | None
Project Coordinator (Head Office) | project | entry
Assoc. Dir., PMO | pmo | director
Release Train Engineer | project | manager
Programme Management Office (PMO) Lead | pmo | manager
Project Management Consultant | project | senior
Referent Projektmanagement Office | pmo | None
Bereichsleiter PMO | pmo | director
Teamleiterin Projektmanagement | project | manager
Multiprojektmanager | project | manager
Directrice de projets | project | director
Stage - Chef de projet junior | project | intern
Coordonnatrice de projets | project | entry
Gestionnaire de projet | project | manager
Director de Programas | programme | director
Líder de Proyecto | project | manager
Młodszy Kierownik Projektu | project | entry
Asystentka Kierownika Projektu | project | entry
Starszy Analityk PMO | pmo | senior
Dyrektor Biura Projektów | pmo | director
Assistent Projectleider | project | entry
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in TITLES.strip().splitlines()]
WORK = """You keep the project plan, the RAID log, the risk register and the minutes, and write the
status report for the steering committee. You raise change requests."""


@pytest.mark.parametrize(("title", "track", "level"), ROWS)
def test_a_title_names_its_track_and_rung(matcher, title, track, level):
    profile = matcher.read_posting("Come and work with us.", title=title)

    assert (profile.track, str(profile.level)) == (track, level)


@pytest.mark.parametrize(
    "title", ["Program Analyst", "Program Coordinator II", "Program Specialist"]
)
def test_the_work_tells_a_delivery_program_from_a_course(matcher, title):
    assert matcher.read_posting(WORK, title=title).track == "programme"
    assert matcher.read_posting("You plan summer camps.", title=title).track == "other"


def test_the_work_tells_a_portfolio_of_money_from_one_of_projects(matcher):
    money = "You pick equities and fixed income securities for investors and hedge the risk."

    assert matcher.read_posting(money, title="Portfolio Manager").track == "other"
    assert matcher.read_posting(WORK, title="Portfolio Manager").track == "portfolio"
