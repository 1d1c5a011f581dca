# An image with ladderlint and nothing else: docs/teams.md shows how to build and use it.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY schema schema
COPY src src
# The environment gets no pip of its own: nothing is installed into it later.
RUN python -m venv --without-pip /opt/ladderlint \
    && pip --python /opt/ladderlint install --no-cache-dir --disable-pip-version-check .

FROM python:${PYTHON}-slim
LABEL org.opencontainers.image.title="ladderlint" \
      org.opencontainers.image.description="Lints, compares and exports career ladders kept as YAML in Git" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/ladderlint /opt/ladderlint
ENV PATH=/opt/ladderlint/bin:$PATH
# A number, so that a cluster sees that it is not root; it needs no entry in /etc/passwd, and no home.
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["ladderlint"]
