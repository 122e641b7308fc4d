"""The scale with which a new questionnaire begins; editors write it as they want it."""

USUAL_SCALE: tuple[dict[str, object], ...] = (
    {"value": 0, "name": "Inexistent", "description": "No es fa o no es coneix."},
    {"value": 1, "name": "Inicial", "description": "Es fa puntualment."},
    {"value": 2, "name": "En desplegament", "description": "Es fa en una part dels casos."},
    {"value": 3, "name": "Implantat", "description": "Es fa de manera general i amb evidència."},
    {"value": 4, "name": "Consolidat", "description": "Es mesura, es revisa i es millora."},
)
