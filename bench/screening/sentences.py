"""Background text for the bench: sentences as schools write them, in which nothing is to be found."""

SENTENCES = """
Staff must think before they post and should never share anything that they would not say in front of a class.
Parents are reminded that photographs taken at school events are for the family album and not for the internet.
The governing body reviews this policy every year and after any serious incident that shows a gap in it.
Pupils may use the computers in the library during lunch if a member of staff is in the room with them.
We will let families know as soon as the weather makes it clear whether the field can be used.
All adults who work with children have a duty to report what worries them, however small it may seem.
Please send a coat, a water bottle and a packed lunch without nuts, and mark each item with a name.
The Head Teacher or the Deputy Head will decide what is done next and will write it down.
Nobody should accept a request from a pupil on a personal account, whatever the reason given for it.
Our values are respect, courage and kindness, and we hope that every child can say what they mean to us.
Reading at home for ten minutes a day makes more difference than any other homework that we set.
The School reserves the right to ask for a comment to be taken down where it names a child or a family.
Thank you to everybody who baked, carried chairs, poured tea and stayed until the last table was folded.
Year groups will rotate through the activities, and there is a rest in the shade between each of them.
Confidential information about colleagues or families must not be discussed online, even in a closed group.
In the summer term the younger children learn to swim and the older ones spend a week by the sea.
Any use of the logo has to be agreed beforehand, since people take it as the voice of the school.
A risk assessment is written before a new channel is opened, and it is read again every September.
The best advice is to keep work and home apart: two accounts, two passwords and two ways of speaking.
Members of staff may wish to check the privacy settings of their own profiles at the start of each term.
If a page is copied, printed or passed on, the person who wrote it has lost control of where it goes.
The rose garden behind the hall was planted by the gardening club, and the bell was mended in March.
Children learn to be fair and wise, to do good work, to love the world and to be a friend to others.
We mark work in green, and pupils answer in purple, so that a page shows a conversation.
There is no grace period: a late form cannot be taken, because the coach company needs the numbers.
Social networking sites such as Facebook, Instagram and Twitter are not to be used in lessons.
The Designated Safeguarding Lead keeps the record, and only people who need to know can read it.
Cyberbullying may be a crime, and the police can be told if a threat has been made.
At Christmas the choir sings in the church, and the town band plays on the steps outside.
Your child's teacher is glad to talk at the gate, but a longer talk needs an appointment.
Key Stage 2 pupils take home a diary in which spelling, tables and reading are noted down.
The price of a school lunch goes up by ten pence in January, and the menu changes with the season.
It is not acceptable to criticise the school, its staff or its families on the internet.
Volunteers sign the code of conduct, wear a badge and leave their telephones in the office.
Copyright belongs to whoever made a picture, and permission has to be asked for in writing.
Every classroom has a reading corner, a calm corner and a wall where good work goes up.
Governors visit in pairs, see two lessons and write half a page about what they have learned.
A complaint should go to the class teacher first, then to the head and only then to the chair.
The hall floor is being sanded over the holiday, so that assembly is in the dining room for a week.
Long hair is tied back for gym, and jewellery other than plain studs is left at home.
Trainers, a warm jumper and a waterproof are enough, and nobody needs to buy anything new.
The council has asked for views on the crossing, and the forms are in the entrance.
No member of staff should use a personal telephone to take pictures of pupils at any time.
We were a small team with a big heart, and the day was won by patience rather than by speed.
Online safety is taught in each year, with special weeks in February and in the autumn.
Please do not park on the yellow lines, block a drive or wait with the engine running.
Bullying, harassment and discrimination are dealt with in the same way online as they are in person.
Access to the network is monitored, and what is looked at can be traced to the person who logged in.
The kitchen grows its own herbs, and the youngest gardeners sell the rest on Friday afternoons.
Former pupils are welcome to write, but staff do not add them to a private account while they are under 18.
""".strip().split("\n")
