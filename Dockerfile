# A slim image that paints on the CPU:
#     docker build -t reverie .
# With TORCH_INDEX empty the package index's own PyTorch is taken, on Linux the CUDA one (gigabytes):
#     docker build -t reverie --build-arg TORCH_INDEX= .
# For PostgreSQL, or for the eye duo:
#     docker build -t reverie --build-arg EXTRAS=postgres,duo .
# To paint once, and to serve Discord:
#     docker run --rm -v reverie-data:/data reverie imagine text:"orcas in the north pole" style:ghibli
#     docker run --restart unless-stopped -v reverie-data:/data -e DISCORD_TOKEN=… reverie
ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ARG EXTRAS=
RUN python -m venv /venv
WORKDIR /source
# The dependencies first, in a layer of their own that a change of our code leaves as it is.
COPY pyproject.toml ./
RUN python -c "import tomllib; found = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
    extras = [found['optional-dependencies'][name] for name in '${EXTRAS}'.split(',') if name]; \
    print(*sum(extras, found['dependencies']), sep='\\n')" > needed \
    && PIP_EXTRA_INDEX_URL=${TORCH_INDEX} /venv/bin/pip install --no-cache-dir -r needed
COPY README.md LICENSE ./
COPY bot bot
COPY generator generator
COPY storage storage
RUN /venv/bin/pip install --no-cache-dir --no-deps .

FROM python:${PYTHON}-slim
RUN useradd --create-home --uid 1000 reverie \
    && install --directory --owner=reverie /data /models
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    HF_HOME=/models
USER reverie
WORKDIR /home/reverie
# Pictures and database; weights that large eyes download.
VOLUME ["/data", "/models"]
HEALTHCHECK --interval=60s --timeout=20s --start-period=30s CMD ["reverie", "history", "limit:1"]
ENTRYPOINT ["reverie"]
