"""Addresses of the library."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from docs_library import feeds
from docs_library.views import (
    adopting,
    board,
    comparing,
    downloads,
    history,
    notices,
    parts,
    readers,
    reading,
    releases,
    searching,
    verifying,
    work,
    writing,
)
from docs_library.views.adapting import (
    cards as copy_cards,
)
from docs_library.views.adapting import (
    deciding as copy_deciding,
)
from docs_library.views.adapting import (
    detail as copy_detail,
)
from docs_library.views.adapting import heat
from docs_library.views.adapting import listing as copies
from docs_library.views.adapting import merging as copy_merging
from docs_library.views.adapting import past as copy_past
from docs_library.views.adapting import reading as copy_reading
from docs_library.views.adapting import writing as copy_writing
from docs_library.views.practices import acts as practice_acts
from docs_library.views.practices import detail as practice
from docs_library.views.practices import files as practice_files
from docs_library.views.practices import lists as practices
from docs_library.views.practices import writing as practice_writing
from docs_library.views.proposals import acts
from docs_library.views.proposals import detail as proposal
from docs_library.views.proposals import lists as proposals
from docs_library.views.proposals import writing as proposing
from docs_library.views.watch import (
    changes,
    leading,
    norm_list,
    norms,
    noting,
    overview,
    rechecks,
)
from docs_library.views.watch import notices as announced


class CodeConverter(StringConverter):
    """The code of a document, in whatever case it was typed."""

    regex = "[A-Za-z]{3}-[0-9]{2,3}"


class PartConverter(IntConverter):
    """One half of the number of an edition."""

    regex = "0|[1-9][0-9]{0,3}"


class RevisionConverter(IntConverter):
    """The number of a save."""

    regex = "0|[1-9][0-9]{0,7}"


class ReleaseConverter(StringConverter):
    """The name of a release, such as 2026.1."""

    regex = "20[0-9]{2}[.][1-9][0-9]?"


register_converter(RevisionConverter, "revision")
register_converter(ReleaseConverter, "release")
register_converter(CodeConverter, "document_code")
register_converter(PartConverter, "edition_part")

app_name = "docs_library"
DOCUMENT = "<document_code:code>/"
EDITION = f"{DOCUMENT}v/<edition_part:major>.<edition_part:minor>/"
TWO = (
    "canvis/<edition_part:major>.<edition_part:minor>"
    "...<edition_part:to_major>.<edition_part:to_minor>/"
)
WRITING = "redaccio/"
WORK = f"{WRITING}<uuid:pk>/"
RELEASES = "edicions/"
WATCH = "vigilancia/"
COPIES = "adaptacions/"
COPY = f"{COPIES}<uuid:pk>/"
SIGNAL = f"{WATCH}canvis/<uuid:pk>/"
NORM = f"{WATCH}normes/<uuid:pk>/"
RECHECK = f"{WATCH}revisions/<uuid:pk>/"
PRACTICES = "practiques/"
PRACTICE = f"{PRACTICES}<uuid:pk>/"
PROPOSALS = "propostes/"
PROPOSAL = f"{PROPOSALS}<uuid:pk>/"
urlpatterns = [
    path("full-de-ruta/", proposals.public_plan, name="plan"),
    path(PROPOSALS, proposals.listing, name="proposal-list"),
    path(f"{PROPOSALS}taula.<slug:ending>", proposals.table, name="proposal-table"),
    path(f"{PROPOSALS}nova/", proposing.new, name="proposal-new"),
    path(f"{PROPOSALS}semblants/", proposing.similar, name="proposal-similar"),
    path(f"{PROPOSALS}cua/", proposals.queue, name="proposal-queue"),
    path(PROPOSAL, proposal.detail, name="proposal"),
    path(f"{PROPOSAL}edita/", proposing.edit, name="proposal-edit"),
    path(f"{PROPOSAL}pas/<slug:code>/", acts.move, name="proposal-move"),
    path(f"{PROPOSAL}avaluacio/", acts.assess, name="proposal-assess"),
    path(f"{PROPOSAL}resposta/", acts.answer, name="proposal-answer"),
    path(f"{PROPOSAL}suport/", acts.support, name="proposal-support"),
    path(f"{PROPOSAL}segueix/", acts.follow, name="proposal-follow"),
    path(f"{PROPOSAL}obre/", acts.open_to_all, name="proposal-open"),
    path(PRACTICES, practices.listing, name="practice-list"),
    path(f"{PRACTICES}taula.<slug:ending>", practices.table, name="practice-table"),
    path(f"{PRACTICES}nova/", practice_writing.new, name="practice-new"),
    path(PRACTICE, practice.detail, name="practice"),
    path(f"{PRACTICE}edita/", practice_writing.edit, name="practice-edit"),
    path(f"{PRACTICE}pas/<slug:code>/", practice_acts.move, name="practice-move"),
    path(f"{PRACTICE}us/", practice_acts.use, name="practice-use"),
    path(f"{PRACTICE}pregunta/", practice_acts.ask, name="practice-ask"),
    path(f"{PRACTICE}pregunta/<uuid:question>/", practice_acts.answer, name="practice-answer"),
    path(f"{PRACTICE}segueix/", practice_acts.follow, name="practice-follow"),
    path(f"{PRACTICE}copia/{DOCUMENT}", practice_acts.start, name="practice-start"),
    path(f"{PRACTICE}fitxers/", practice_files.attach, name="practice-file-add"),
    path(f"{PRACTICE}fitxers/<uuid:file>/", practice_files.download, name="practice-file"),
    path(
        f"{PRACTICE}fitxers/<uuid:file>/treu/", practice_files.detach, name="practice-file-remove"
    ),
    path("", searching.document_list, name="document-list"),
    path("verificacio/", verifying.verification, name="verification"),
    path(WRITING, board.listing, name="editing-board"),
    path(f"{WRITING}nou/", board.new_document, name="document-new"),
    path(f"{WRITING}{DOCUMENT}", board.document_card, name="document-card"),
    path(f"{WRITING}{DOCUMENT}obre/", board.open_edition, name="edition-open"),
    path(WORK, work.detail, name="edition-work"),
    path(f"{WORK}text/", writing.edit, name="edition-text"),
    path(f"{WORK}vista/", writing.preview, name="edition-preview"),
    path(f"{WORK}importa/", writing.import_file, name="edition-import"),
    path(f"{WORK}adjunts/", parts.attach, name="attachment-add"),
    path(f"{WORK}adjunts/<uuid:attachment>/treu/", parts.detach, name="attachment-remove"),
    path(f"{WORK}comentaris/", parts.remark, name="remark-add"),
    path(f"{WORK}comentaris/<uuid:remark>/resol/", parts.settle, name="remark-settle"),
    path(f"{WORK}revisions/<revision:old>...<revision:new>/", parts.compare, name="revisions"),
    path(f"{WORK}revisions/<revision:number>/restaura/", parts.restore, name="revision-restore"),
    path(f"{WORK}pas/<slug:step>/", work.move, name="edition-move"),
    path(f"{WRITING}{DOCUMENT}revisa/", leading.open_periodic, name="document-review"),
    path(COPIES, copies.listing, name="copy-list"),
    path(COPY, copy_detail.detail, name="copy-detail"),
    path(f"{COPY}text/", copy_writing.parts, name="copy-text"),
    path(f"{COPY}text/<revision:place>/", copy_writing.part, name="copy-part"),
    path(f"{COPY}textos/<revision:number>/", copy_detail.edition, name="copy-edition"),
    path(f"{COPY}aprova/", copy_deciding.approve, name="copy-approve"),
    path(f"{COPY}desfes/", copy_deciding.undo, name="copy-undo"),
    path(f"{COPY}pas/<slug:step>/", copy_deciding.leave, name="copy-leave"),
    path(f"{COPY}torna/", copy_deciding.rejoin, name="copy-rejoin"),
    path(f"{COPY}posada-al-dia/", copy_merging.merge, name="copy-merge"),
    path(f"{COPY}posada-al-dia/pas/<slug:step>/", copy_merging.end, name="copy-merge-end"),
    path(f"{COPY}posada-al-dia/<slug:digest>/", copy_cards.decide, name="copy-decide"),
    path(f"{COPY}posades-al-dia/<uuid:session>/", copy_past.merged, name="copy-merged"),
    path(f"{DOCUMENT}adapta/", copies.start, name="copy-start"),
    path(f"{DOCUMENT}nostra/", copy_reading.ours, name="copy-read"),
    path(f"{DOCUMENT}adaptacions/", heat.heat, name="document-heat"),
    path(WATCH, overview.overview, name="watch"),
    path(f"{WATCH}canvis/nou/<slug:source>/", noting.new, name="signal-new"),
    path(SIGNAL, changes.detail, name="signal-detail"),
    path(f"{SIGNAL}revisa/", changes.review, name="signal-review"),
    path(f"{SIGNAL}retira/", changes.withdraw, name="signal-withdraw"),
    path(f"{WATCH}serveis/<uuid:notice>/recull/", announced.take_up, name="notice-take-up"),
    path(f"{WATCH}normes/", norm_list.listing, name="norm-list"),
    path(NORM, norms.detail, name="norm-detail"),
    path(f"{NORM}comprovada/", norms.check, name="norm-check"),
    path(RECHECK, rechecks.detail, name="recheck"),
    path(f"{RECHECK}edicio/", leading.write_edition, name="recheck-edition"),
    path("avisos/", notices.listing, name="notice-list"),
    path("avisos/llegits/", notices.mark_read, name="notices-read"),
    path("avisos/seguiments/", notices.subscriptions, name="subscription-list"),
    path("avisos/seguiments/<uuid:pk>/deixa/", notices.unfollow, name="subscription-end"),
    path("canvis.atom", feeds.everything, name="feed"),
    path(
        "colleccio/<slug:collection>/canvis.atom",
        feeds.of_collection,
        name="feed-collection",
    ),
    path(f"{DOCUMENT}canvis.atom", feeds.of_document, name="feed-document"),
    path(f"{DOCUMENT}segueix/", notices.follow, name="document-follow"),
    path(f"{EDITION}llegit/", readers.acknowledge, name="edition-acknowledge"),
    path(f"{EDITION}adopta/", adopting.adopt, name="edition-adopt"),
    path("lectures/", readers.team, name="team-readers"),
    path("lectures/xifres/", readers.statistics, name="reading-statistics"),
    path("adopcio/", adopting.board, name="adoption-board"),
    path("adopcio/taula.csv", adopting.table, name="adoption-table"),
    path("adjunts/<uuid:attachment>/", parts.attachment_file, name="attachment-file"),
    path(RELEASES, releases.listing, name="release-list"),
    path(f"{RELEASES}nova/", releases.new, name="release-new"),
    path(f"{RELEASES}<release:name>/", releases.detail, name="release-detail"),
    path(f"{RELEASES}<release:name>/paquet.zip", releases.pack, name="release-pack"),
    path(f"{RELEASES}<release:name>/compara/", releases.compare_with, name="release-compare-with"),
    path(f"{RELEASES}<release:name>...<release:other>/", releases.compare, name="release-compare"),
    path(f"{DOCUMENT}historia/", history.history, name="document-history"),
    path(DOCUMENT, reading.document_detail, name="document-detail"),
    path(f"{DOCUMENT}canvis/", comparing.differences, name="differences"),
    path(f"{DOCUMENT}{TWO}", comparing.difference_detail, name="difference-detail"),
    path(EDITION, reading.edition_detail, name="edition-detail"),
    path(f"{EDITION}pdf/", downloads.edition_file, {"kind": "pdf"}, name="edition-pdf"),
    path(
        f"{EDITION}markdown/", downloads.edition_file, {"kind": "markdown"}, name="edition-markdown"
    ),
    path(f"{EDITION}paquet.zip", downloads.edition_file, {"kind": "pack"}, name="edition-pack"),
    path(f"{DOCUMENT}@<day>/", reading.point_in_time, name="point-in-time"),
]
