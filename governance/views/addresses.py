"""Addresses of the pages about deployment and tools."""

from django.urls import URLPattern, path

from governance.views.deployment import board, body, needs, tasks, templates
from governance.views.tools import catalogue, notices, uses

ADDRESSES: list[URLPattern] = [
    path("", board.front, name="deployment"),
    path("exporta/<str:file_type>/", board.export, name="deployment-export"),
    path("ens/<uuid:pk>/", body.page, name="deployment-body"),
    path("ens/<uuid:pk>/comenca/", body.start, name="deployment-start"),
    path("ens/<uuid:pk>/diagnosi/", needs.page, name="deployment-needs"),
    path("ens/<uuid:pk>/diagnosi/respon/", needs.answer, name="deployment-needs-answer"),
    path("ens/<uuid:pk>/eines/", uses.page, name="tool-uses"),
    path("ens/<uuid:pk>/eines/<slug:slug>/", uses.write, name="tool-use-write"),
    path("plans/<uuid:pk>/<slug:phase>/tanca/", body.close, name="deployment-close"),
    path("plans/<uuid:pk>/<slug:phase>/reobre/", body.reopen, name="deployment-reopen"),
    path("tasques/<uuid:pk>/", tasks.page, name="deployment-task"),
    path("tasques/<uuid:pk>/desa/", tasks.save, name="deployment-task-save"),
    path("tasques/<uuid:pk>/comenta/", tasks.comment, name="deployment-task-comment"),
    path("tasques/<uuid:pk>/adjunta/", tasks.attach, name="deployment-task-attach"),
    path("tasques/<uuid:pk>/enllaca/", tasks.link, name="deployment-task-link"),
    path("evidencies/<uuid:pk>/", tasks.download, name="deployment-evidence"),
    path("evidencies/<uuid:pk>/retira/", tasks.remove, name="deployment-evidence-remove"),
    path("plantilles/", templates.listing, name="plan-template-list"),
    path("plantilles/nova/", templates.add, name="plan-template-add"),
    path("plantilles/<uuid:pk>/", templates.page, name="plan-template"),
    path("plantilles/<uuid:pk>/edita/", templates.edit, name="plan-template-edit"),
    path("plantilles/<uuid:pk>/retira/", templates.retire, name="plan-template-retire"),
    path("plantilles/<uuid:pk>/tasques/nova/", templates.task, name="plan-template-task-add"),
    path(
        "plantilles/<uuid:pk>/tasques/<uuid:task_pk>/",
        templates.task,
        name="plan-template-task",
    ),
    path(
        "plantilles/<uuid:pk>/tasques/<uuid:task_pk>/treu/",
        templates.remove_task,
        name="plan-template-task-remove",
    ),
    path("eines/", catalogue.listing, name="tool-list"),
    path("eines/nova/", catalogue.add, name="tool-add"),
    path("eines/exporta/<str:file_type>/", catalogue.export, name="tool-export"),
    path("eines/<slug:slug>/", catalogue.page, name="tool"),
    path("eines/<slug:slug>/edita/", catalogue.edit, name="tool-edit"),
    path("eines/<slug:slug>/anuncia/", notices.announce, name="tool-announce"),
    path("eines/<slug:slug>/avisos/<uuid:pk>/retira/", notices.withdraw, name="tool-withdraw"),
]
