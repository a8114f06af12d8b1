"""What is planted besides names, and what is planted to mislead. ⟦ and ⟧ enclose what is to be found.

Telephone numbers are from the ranges that Ofcom keeps for drama, addresses and postcodes are made up, mailboxes end in
example domains. Each list was written before the detector that is to find its entries.
"""

from __future__ import annotations

from random import Random

FOUND: dict[str, list[str]] = {
    "email": """⟦j.bloggs@example.org⟧|write to ⟦Office@Example.sch.uk⟧.|mail: <⟦mum_of_3+school@mail.example.com⟧>|⟦first.last@sub.example.co.uk⟧, please
⟦head@school.example⟧!|mailto:⟦someone@example.net⟧|my address is ⟦someone＠example.org⟧|⟦some\u200bone@example.org⟧|(⟦o'hara@example.ie⟧)|reach me on ⟦name [at] example [dot] com⟧
⟦name (at) example.org⟧ works|⟦NAME@EXAMPLE.COM⟧|⟦a@example.io⟧|contact ⟦x_y-z99@example.education⟧ today""".replace("\n", "|").split("|"),
    "phone": """⟦07700 900123⟧|ring ⟦07700900456⟧|⟦+44 7700 900 789⟧|⟦+447700900111⟧|⟦0044 7700 900222⟧|text ⟦07700-900-333⟧|⟦(01632) 960123⟧|⟦01632 960 456⟧|call ⟦020 7946 0123⟧
⟦+44 (0)20 7946 0456⟧|⟦0207 946 0789⟧|⟦0161 496 0123⟧|⟦0161-496-0456⟧|tel: ⟦0113.496.0789⟧|⟦07700\u00a0900444⟧|⟦０７７００ ９００５５５⟧|⟦077 0090 0666⟧|⟦07700 900 777⟧ x|Mob:⟦07700900888⟧
⟦0808 157 0123⟧|⟦0909 879 0123⟧|⟦03069 990123⟧|⟦028 9649 6123⟧|⟦029 2018 0456⟧|⟦07700  900  999⟧|⟦07700/900121⟧|⟦(+44) 7700 900131⟧|⟦07 700 900 141⟧""".replace("\n", "|").split("|"),
    "postcode": """⟦SW1A 9ZZ⟧|at ⟦sw1a 9zz⟧|⟦M1 9ZZ⟧|⟦M19ZZ⟧|⟦B33 8TH⟧|⟦CR2 6XH⟧,|⟦DN55 1PT⟧|⟦EC1A 1BB⟧|⟦IP29 4DH⟧|⟦IP29  4DH⟧|⟦IP29\u00a04DH⟧|⟦LL57 2UW⟧|⟦EH8 9YL⟧|(⟦CF10 3NP⟧)|⟦BT7 1NN⟧|⟦st4 2re⟧|⟦W1A 0AX⟧|postcode: ⟦NW10 4UX⟧
⟦GIR 0AA⟧|⟦PE21 8QR⟧.|⟦TW9 3AE⟧|⟦ＥＣ１Ａ １ＢＢ⟧|⟦SO14 7DW⟧ is where""".replace("\n", "|").split("|"),
    "address": """⟦12 High Street⟧|⟦12 High St⟧|lives at ⟦4a Mill Lane⟧|⟦Flat 2, 18 Station Road⟧|⟦221B Orchard Avenue⟧|⟦7 The Green⟧|⟦33 St John's Road⟧|⟦5 Church Hill⟧|⟦19 Queen Elizabeth Drive⟧
⟦12 high street⟧|⟦102 Old Mill Close⟧|⟦9 Oak Tree Gardens⟧|⟦1 King's Crescent⟧|⟦15-17 Market Place⟧|⟦64 Upper North Street⟧|⟦3 Primrose Way⟧|⟦27, Chapel Terrace⟧|⟦Unit 4, 12 Wharf Road⟧
⟦88 London Rd⟧.|⟦6 Abbey Ct⟧,|⟦14 Beech Grove⟧|⟦2 Meadow View⟧|⟦31 Rectory Ave⟧|⟦8 Long Row⟧|⟦12 High\nStreet⟧""".replace("\n", "|").replace("High|Street", "High\nStreet").split("|"),
    "date-of-birth": """born on ⟦3 March 2015⟧|DOB: ⟦03/03/2015⟧|DOB ⟦3.3.15⟧|date of birth ⟦2015-03-03⟧|Date of Birth: ⟦3rd March 2015⟧|d.o.b. ⟦03-03-2015⟧|she was born ⟦3 Mar 2015⟧|(born ⟦March 3rd, 2015⟧)|b. ⟦3/3/2015⟧
her birthday is ⟦3 March⟧|his birthday is on ⟦the 3rd of March⟧|D.O.B – ⟦03/03/15⟧|birthdate ⟦3 March 2015⟧|turns 9 on ⟦3 March⟧|born ⟦03.03.2015⟧""".replace("\n", "|").split("|"),
    "tag": """⟦#SportsDay⟧|⟦#sportsday2026⟧|⟦#proud⟧|⟦@example_school⟧|⟦@PTA.example⟧|⟦#Year5Rocks⟧|⟦trip_photos.zip⟧|⟦IMG_2041.JPG⟧|⟦newsletter-may.pdf⟧|⟦DSC00123.jpeg⟧|⟦#WorldBookDay⟧!|thanks ⟦@localmuseum⟧|⟦Screenshot-2026-03-01.png⟧""".split("|"),
    "school": """I teach at ⟦Little Oakham Primary School⟧|at ⟦St Wilfred's Catholic Academy⟧|⟦Barrow Hill Junior School⟧ is great|my class at ⟦Fernleigh Grammar School⟧|⟦Upper Wenlow C of E Primary⟧|⟦Marlby High School⟧
⟦the Hollins Academy⟧|I work at ⟦Queensmead College⟧|⟦Tannerdale Infant and Nursery School⟧|⟦St Brannoc's Church of England Voluntary Aided Primary School⟧|see ⟦littleoakham.sch.uk⟧|⟦Ysgol Gynradd Llanfoel⟧""".replace("\n", "|").split("|"),
    "abuse": """what an ⟦idiot⟧|you are a ⟦moron⟧|complete ⟦scum⟧|shut up you ⟦retard⟧|⟦bitch⟧|he is a ⟦bastard⟧|⟦f*ck⟧ off|absolute ⟦tosser⟧|⟦wanker⟧|stupid ⟦cow⟧|total ⟦loser⟧|I will ⟦kill you⟧|go and ⟦kill yourself⟧|you ⟦m0ron⟧
those ⟦pikeys⟧|⟦spastic⟧|what a ⟦twat⟧|⟦arsehole⟧|you ⟦dickhead⟧|such a ⟦slag⟧|⟦I hope you die⟧|⟦sh1t⟧|⟦FUCKING⟧ joke|⟦poofter⟧|a bunch of ⟦nazis⟧|⟦imbeciles⟧""".replace("\n", "|").split("|"),
    "political": """⟦Vote Labour⟧ on Thursday|⟦vote Conservative⟧|join the ⟦Liberal Democrats⟧|the ⟦Green Party⟧ stall|⟦Reform UK⟧ leaflet|⟦#VoteLabour⟧|the ⟦Tories⟧ have ruined it|support the ⟦SNP⟧|⟦Plaid Cymru⟧ meeting|⟦Sinn Féin⟧|the ⟦Lib Dems⟧|our ⟦Labour MP⟧
the ⟦Labour Party⟧|a ⟦Conservative councillor⟧|⟦Never vote Tory⟧|⟦UKIP⟧|the ⟦DUP⟧|canvassing for the ⟦Conservatives⟧""".replace("\n", "|").split("|"),
    "commercial": """⟦20% off⟧ this week|use ⟦discount code⟧ SCHOOL10|⟦buy now⟧|⟦DM me to order⟧|my shop has a ⟦sale⟧ – ⟦50% off⟧|⟦for sale⟧: buggy £20|⟦sponsored post⟧|⟦#ad⟧ lovely shoes|⟦affiliate link⟧ in bio|⟦free delivery⟧|⟦buy one get one free⟧
⟦promo code⟧ KIDS|⟦order now⟧|⟦book your free trial⟧|⟦link in bio⟧ to order|⟦limited time offer⟧|⟦shop now⟧""".replace("\n", "|").split("|"),
    "whereabouts": """⟦Year 4 will be at the Science Museum on Friday at 10am⟧|⟦the coach leaves from the car park at 8.15⟧|⟦meet at the swimming pool at 3pm⟧|⟦we will be at Hinton Park tomorrow from 1:30pm⟧|⟦pick-up is at the back gate at 3.15pm⟧
⟦the children walk to the library every Tuesday at 9:30⟧|⟦Year 6 arrive back at school at 5pm on Friday⟧|⟦our class is at the zoo all day on Monday⟧|⟦after-school club finishes at 4.30pm at the side door⟧|⟦netball fixture away at Marlby High on Wednesday at 2pm⟧""".replace("\n", "|").split("|"),
}

# Nothing here is to be found: no name, no number, no date of birth. What a reader may still question is left out.
MISLEADING = """Ref 0770090012|ISBN 978-0-19-853453-1|ISBN 0-19-853453-1|order 01632960123456|UPN A123456789012|URN 123456|A4 paper|KS2 results|Year 6|Y5 and Y6|room B12|form 7C|the 3pm bell
on 12 May 2026|03/03/2026|by 2026-07-01|in March 2015 the school|the policy of 1 September 2025|since 2015|5 way split|12 schools|the 4 houses|10 minutes a day|9 out of 10|page 12 road safety|version 1.2.3|£12.50 a head
the pupils may go|we will see|mark the work|a rose is a rose|grace before lunch|hope to see you|in May|May half term|the summer term|joy and wonder|page 4|young people|best of all|the long field|a day out|child labour|a conservative estimate
the green field|liberal arts|reform of the curriculum|a party for all|birthday cake|the idea was born|born ready|at work|the school|our school|your school|any school|the primary school|a high school|school trip|special school
Khanate|Willing|Graceful|Rosewood|Marking|Hopefully|Jadedly|Joyful|Summery|Younger|Bellows|Pricey|Daylight|Foxglove|Amirabad|Leominster|Oliverian|Jackdaw|Robinson Crusoe island|Harrowing
fire retardant|a cock and bull story|blue tit|Scunthorpe|Penistone|Arsenal|classic|assessment|cocktail|the ditch or dyke|shuttlecock|Essex|Sussex|therapist|grape|canal|analysis|button|document|cucumber|Dickens
sale of goods act|for free|off by 20|delivery of lessons|order of service|a sponsored walk|in order|shop window|museum visit|park and ride|at once|at 10 o'clock|on Friday|the library|five a day""".replace("\n", "|").split("|")


def strangers(chance: Random, firsts: list[str], lasts: list[str], taken: set[tuple[str, str]]) -> str:
    """Return the name of somebody who is not on the roster, though each half of it may be."""
    while True:
        first, last = chance.choice(firsts), chance.choice(lasts)
        if (first, last) not in taken:
            return f"{first} {last}"


def longer_names(full: str, chance: Random, lasts: list[str]) -> str:
    """Return the name of somebody else that begins or ends as a roster name does."""
    other = chance.choice(lasts)
    return chance.choice((f"{full}-{other}", f"{full}\u2013{other}", f"Sophie-{full}", f"{full}-{other}"))
