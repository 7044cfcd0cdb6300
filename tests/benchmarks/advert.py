"""An advert of 400 words, invented, with as much prose and as many demands as boards carry."""

ADVERT = """PMO Manager
Harrow Lane Housing looks after eleven thousand homes between the river and the ring road. We are a
landlord, a builder and a neighbour, and over the next four years we will renew our repairs service,
move our tenants' accounts to a new platform and finish nine hundred new homes. None of that happens
by itself, and this is where you come in.

About the role
You will lead a project management office of five and report to the Director of Change. The office
already keeps a portfolio plan and a benefits register; what it lacks is a rhythm that people trust.
In your first half year you will agree with each programme board what it wants to know and when, cut
the number of reports by half, and make the stage gates mean something again. After that the work is
yours to shape.

What you will do
- Run the monthly portfolio board, from its agenda to the actions that come out of it
- Keep risks, issues and dependencies visible across three programmes and about twenty projects
- Coach project managers who came to the work from other trades, and be patient with them
- Challenge business cases before they reach the executive, kindly and with figures
- Look after resource planning with Finance and with the heads of service
- Report benefits for two years after each project closes, not only on the day it does

What you will bring
- At least five years in project delivery, two or more of them in a PMO
- PMP, PRINCE2 Practitioner or an equivalent certification
- Confident use of Microsoft Project and Excel; Power BI or Tableau for the dashboards
- Experience of both agile and waterfall delivery
- A degree in any subject, or the experience that stands in for one

It would help if you also had
- P3O Foundation
- Knowledge of Smartsheet
- Some time spent in housing, construction or local government

What we offer
Thirty days of leave, a pension to which we pay ten per cent, and two days a week at home if you
like. We pay for one professional qualification a year, and for the days on which you sit it. We are
glad to hear from people of every background, and we will change how we interview if that helps you
to show what you can do. Please tell us.
"""
