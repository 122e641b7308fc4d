"""Every setting of the portal, read once from the environment: one room for each subject."""

from eset_portal.settings.background import *
from eset_portal.settings.data import *
from eset_portal.settings.environment import *
from eset_portal.settings.files import *
from eset_portal.settings.languages import *
from eset_portal.settings.letters import *
from eset_portal.settings.parts import *
from eset_portal.settings.people import *
from eset_portal.settings.reports import *
from eset_portal.settings.security import *
from eset_portal.settings.watching import *
