"""The roles a person can hold, and what each one implies.

A role is held at one school, or at a trust and so in all its schools. One person may hold many: a parent who teaches
here is one person with the roles `parent` and `staff`.
"""

from __future__ import annotations

from handrail.web.choices import Choices


class Role(Choices):
    """What somebody is to a school or a trust."""

    STAFF = "staff", "Member of staff"
    SECOND_READER = "second-reader", "Second reader"
    CHANNEL_ADMINISTRATOR = "channel-administrator", "Channel administrator"
    COMMUNICATIONS_LEAD = "communications-lead", "Communications lead"
    HEAD = "head", "Headteacher"
    DEPUTY_HEAD = "deputy-head", "Deputy headteacher"
    DSL = "dsl", "Designated safeguarding lead (DSL)"
    DEPUTY_DSL = "deputy-dsl", "Deputy DSL"
    DATA_PROTECTION_LEAD = "data-protection-lead", "Data protection lead"
    GOVERNOR = "governor", "Governor"
    CHAIR = "chair", "Chair of governors"
    IT_ADMINISTRATOR = "it-administrator", "IT administrator"
    VOLUNTEER = "volunteer", "Volunteer"
    CONTRACTOR = "contractor", "Contractor or supply"
    PARENT = "parent", "Parent or carer"
    TRUST_SAFEGUARDING_LEAD = "trust-safeguarding-lead", "Trust safeguarding lead"
    TRUST_OFFICER = "trust-officer", "Trust officer"


TRUST_ROLES = frozenset({Role.TRUST_SAFEGUARDING_LEAD, Role.TRUST_OFFICER})

# Who can do harm with a stolen password, and so needs a second factor before anything else.
PRIVILEGED_ROLES = TRUST_ROLES | {
    Role.SECOND_READER,
    Role.CHANNEL_ADMINISTRATOR,
    Role.COMMUNICATIONS_LEAD,
    Role.HEAD,
    Role.DEPUTY_HEAD,
    Role.DSL,
    Role.DEPUTY_DSL,
    Role.DATA_PROTECTION_LEAD,
    Role.CHAIR,
    Role.IT_ADMINISTRATOR,
}

# Who works at the school, and may see who else does and who is taught there.
WORKING_ROLES = frozenset(
    {
        Role.STAFF,
        Role.SECOND_READER,
        Role.CHANNEL_ADMINISTRATOR,
        Role.COMMUNICATIONS_LEAD,
        Role.HEAD,
        Role.DEPUTY_HEAD,
        Role.DSL,
        Role.DEPUTY_DSL,
        Role.DATA_PROTECTION_LEAD,
        Role.IT_ADMINISTRATOR,
    }
)

LEADERS = frozenset({Role.HEAD, Role.DEPUTY_HEAD})
