"""Invented rosters: people whose first and last names are put together by chance from lists of common parts.

The lists hold ordinary names of many origins, names that are also words, and surnames made from syllables, so that a
million people can be had. Nobody in particular is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FIRST = """
Amira Zara Oliver Amelia Noah Isla Leo Ava Arthur Ivy Mohammed Muhammad Freya Oscar Lily Henry Florence Archie Willow Theodore Isabella
Jack Elsie Alfie Sofia Charlie Matilda Finley Phoebe Thomas Emily James Sophie William Alice Joshua Evie George Ella Jacob Poppy
Ethan Charlotte Samuel Daisy Alexander Evelyn Benjamin Grace Joseph Rose Daniel Ruby Edward Maya Harrison Millie Max Eliza Lucas Sienna
Isaac Harper Sebastian Jessica Adam Chloe Logan Mia Elijah Thea Reuben Aurora Rory Imogen Zachary Lottie Dylan Maisie Gabriel Erin
Tommy Penelope Hugo Robyn Jude Bonnie Ezra Darcie Louie Nancy Albie Orla Ibrahim Aisha Yusuf Fatima Omar Maryam Hamza Khadija Bilal
Zainab Ahmed Hana Idris Layla Rayyan Safa Aarav Anaya Arjun Diya Vihaan Saanvi Rohan Priya Kabir Meera Ishaan Kavya Dev Nisha Harpreet
Gurpreet Simran Jaspreet Manpreet Chidi Adaeze Emeka Ngozi Tunde Folake Kwame Abena Kofi Akosua Tendai Rudo Thabo Naledi Jakub Zofia
Kacper Julia Szymon Maja Antoni Lena Filip Hanna Stanisław Łucja Michał Zuzanna Andrei Ioana Mihai Elena Ștefan Bogdan Dmitri Olena
Mykola Oksana Taras Kateryna Marco Giulia Luca Chiara Matteo Alessia José María Ángel Lucía Íñigo Begoña João Inês Tiago Beatriz Gonçalo
François Chloé Théo Zoé Léa Hélène Jürgen Björn Käthe Sören Jörg Heidi Lukas Åsa Håkon Øyvind Ingrid Sigrún Þóra Anaïs Noël Siân Rhys
Carys Dafydd Eleri Gruffydd Megan Owain Angharad Niamh Aoife Ciarán Saoirse Oisín Caoimhe Séamus Róisín Fionn Gráinne Mei Wei Jun Ling
Xin Hao Yuki Haruto Sakura Ren Minh Linh Thảo Đức Jin Min-jun Seo-yeon Ye-jin Sang-woo Siddharth Tanvi Elizabeth Katherine Robert Richard
Margaret Christopher Matthew Anthony Nicholas Michael David Steven Andrew Peter Catherine Victoria Rebecca Rachel Samantha Natalie
Alexandra Jennifer Deborah Susan Patricia Barbara Frances Eleanor Josephine Philippa Timothy Gregory Nathaniel Frederick Leonard Raymond
Will Mark May Hope Faith Joy Summer Autumn Dawn June Robin Frank Bill Rob Pat Drew Guy Chase Hunter Mason Dean Earl Duke Prince King
Jade Amber Pearl Jasmine Heather Holly Olive Iris Violet Sky Angel Star Miles Lance Grant Ray Rich Victor Wade Christian Melody Harmony
Anne-Marie Mary-Jane Lily-Mae Ella-Rose Jean-Luc Sarah-Jane Amelia-Grace Tommy-Lee Alfie-James Abdul-Rahman Ava-Mae Lilly-Ann
"""

LAST = """
Khan Okafor Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall
Wood Jackson Clarke Clark Turner Hill Cooper Ward Moore Morris King Watson Baker Harrison Morgan Young Allen Mitchell James Anderson
Phillips Lee Bell Parker Davis Bennett Miller Cook Shaw Cox Richardson Marshall Collins Carter Bailey Gray Murphy Simpson Ellis
Marsh Mills Page Price Day Long Short Best Rose May Fox Wolf Lamb Swan Finch Bird Fish Rivers Brook Stone Field Fields Park Parks Banks
Bridge Church House Street Lane West North Knight Bishop Pope Abbott Friend Child Love Hope Joy Moon Frost Snow Winter Summers Spring
Ali Hussain Ahmed Begum Akhtar Malik Iqbal Chaudhry Mahmood Rahman Islam Uddin Miah Chowdhury Siddiqui Qureshi Sheikh Mirza Aziz Farooq
Singh Kaur Sharma Gupta Mehta Desai Joshi Nair Menon Reddy Iyer Banerjee Mukherjee Das Bose Ghosh Kumar Shah Rao Pillai
Adeyemi Okonkwo Balogun Eze Nwosu Obi Adebayo Ogunleye Mensah Boateng Owusu Asante Appiah Osei Banda Phiri Moyo Ndlovu Dlamini Kamau
Otieno Wanjiku Mwangi Tesfaye Abebe Haile Hassan Abdi Warsame Yusuf Jama Mohamud Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski
Zieliński Szymański Dąbrowski Kozłowski Popescu Ionescu Dumitru Munteanu Țepeș Stănescu Petrov Ivanov Shevchenko Kovalenko Bondarenko
Novák Svoboda Dvořák Horváth Nagy Szabó Tóth Kovács Jovanović Petrović Nikolić Rossi Bianchi Esposito Ferrari Romano Silva Santos Ferreira
Pereira Gonçalves García Fernández Rodríguez López Martínez Núñez Peña Müller Schröder Weiß Köhler Jäger Grün Dubois Lefèvre Moreau Gagné
Côté Bérubé Lindström Åkesson Bjørnsen Sørensen Ødegård Nguyễn Trần Phạm Lê Hoàng Nguyen Tran Wang Li Zhang Liu Chen Yang Wu Zhou Xu Kim
Park Choi Jung Kang Tanaka Suzuki Watanabe Yamamoto Sato O'Brien O'Connor O'Neill O'Sullivan O'Reilly O'Hara D'Souza D'Arcy McDonald
McCarthy McKenzie McGregor MacLeod MacDonald Macpherson McAllister MacIntyre McLaughlin van-der-Berg de-Souza al-Hassan el-Amin
da-Costa di-Marco le-Roux St-John Fitzgerald FitzPatrick ap-Rhys Llewellyn Pugh Bevan Cadwallader Featherstone Cholmondeley
"""

FRONT = """Ash Bar Bax Beck Black Brad Bram Brom Burn Carl Chat Clif Col Cran Crow Dal Den Dray Dun East Ed El Fair Farn Gates Gil Glad
Green Had Hal Har Has Hather Hazel Hem Her High Hol Horn Hun Ing Kel Ken Kirk Lang Lei Lin Lock Lud Mal Mar Mel Mid Mil Mor New Nor Oak Old
Pem Pen Rad Ram Red Rock Rom Ros Row Sal Sand Sel Shel Sher Ship Stan Stock Stret Sut Swin Thorn Til Tun Up Wad Wal War Wen Wes Whit Win Wit Wyn"""
BACK = "ton ley ford worth field wood ham by wick well brook hurst combe dale more stead thorpe bourne gate den ridge stone shaw well bury holm cott sett ing"
SOUND_ONE = "Ade Oba Chi Nwa Ike Oko Uzo Ogu Ama Kwa Bo Dla Mba Zu Tha Nko Si Ka Mu Ru Ta Wa Ki Ny Pa Ra Sha Ve Ba De Ga Ha Ja La Ma Na".split()
SOUND_TWO = "bayo chukwu dike femi gbenga kemi lani mola nike pelu rinde sola tunde wale yemi zoba kar nath pal vel rajan swamy esh deep vik mar".split()
SOUND_SKI = "Baran Dud Grab Jabł Kacz Kalin Król Kraw Maj Malin Mazur Nowak Olsz Paw Piąt Rud Sad Sik Sob Stęp Tom Urb Walcz Wil Zaw Żuk".split()


@dataclass(frozen=True)
class Pupil:
    """A row of an invented roster."""

    id: str
    first: str
    last: str
    known: str = ""
    restricted: bool = False

    @property
    def full(self) -> str:
        """Return the first and the last name as the roster writes them."""
        return f"{self.first} {self.last}"


def surnames() -> list[str]:
    """Return all surnames, the common ones and the ones made from syllables."""
    plain = [
        name.replace("-", " ") if name[0].islower() else name.replace("St-John", "St John") for name in LAST.split()
    ]
    made = [front + back for front in FRONT.split() for back in BACK.split()]
    made += [one + two for one in SOUND_ONE for two in SOUND_TWO]
    made += [front + back for front in SOUND_SKI for back in ("ski", "owski", "czak", "ewicz", "iak")]
    return plain * 4 + sorted(set(made))  # the common ones come up more often


def first_names(size: int) -> list[str]:
    """Return first names; a big roster has rare ones too, made from syllables."""
    plain = FIRST.split()
    rare = sorted({one.capitalize() + two for one in SOUND_ONE for two in SOUND_TWO}) if size > 20_000 else []
    return plain * 3 + rare


def roster(size: int, seed: int = 7) -> list[Pupil]:
    """Return a roster of this many people; a bigger one starts with the smaller one's kind, not with its people."""
    chance = Random(f"{seed}-{size}")
    firsts, lasts = first_names(size), surnames()
    people = []
    for number in range(size):
        first, last = chance.choice(firsts), chance.choice(lasts)
        if chance.random() < 0.06:
            last = f"{last.split()[-1]}-{chance.choice(lasts).split()[-1]}"
        known = chance.choice(firsts) if chance.random() < 0.04 else ""
        people.append(Pupil(f"P{number:07d}", first, last, known, chance.random() < 0.02))
    return people
