FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional packages bring Node 24 to machines without it; this image has it. No package needs a script to install.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

# The same system as the tests run on; with nothing to compile, all that is added to it is files.
FROM node:24-slim
ENV NODE_ENV=production CALLCHECK_DATA_DIR=/data CALLCHECK_OPS_PORT=8081
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json manifest.yml ./
COPY knowledge knowledge
COPY src src
RUN install -d -o node -g node /data
USER node
# The one place that is written to: everything else may be read-only.
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.CALLCHECK_OPS_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Directly, without npm in between, so that signals reach the app. New objects get 32 MB: left to itself, Node takes up to
# 128 MB for them on a large machine, and is no faster for it here.
CMD ["node", "--max-semi-space-size=16", "src/main.ts"]
