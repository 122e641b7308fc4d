# The portal's image: the same commands as ./portal, with servers of your own (docker-compose.yml).
FROM python:3.11-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core fonts-liberation \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements/production.lock requirements/
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements/production.lock

COPY manage.py pyproject.toml ./
COPY eset_portal eset_portal
COPY governance governance
COPY docs_library docs_library
COPY selfassessment selfassessment
COPY templates templates
COPY static static
COPY locale locale

ENV PYTHONUNBUFFERED=1 \
    PORTAL_DATA=/data \
    PORTAL_BIND=0.0.0.0 \
    STATIC_ROOT=/app/collected \
    COLLECTED_STATIC=1
RUN python -m eset_portal.launcher.messages \
    && SECRET_KEY=build DATABASE_URL=postgres://build@localhost/build REDIS_URL=redis://localhost/0 \
        python manage.py collectstatic --noinput \
    && useradd --uid 10001 --no-create-home portal \
    && install --directory --owner=portal --mode=0700 /data

USER portal
VOLUME /data
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "eset_portal.wsgi", "--config", "python:eset_portal.launcher.web"]
