FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional packages bring Node 24 to machines without it; this image has it.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production CALLCHECK_DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json manifest.yml ./
COPY knowledge knowledge
COPY src src
RUN install -d -o node -g node /data
USER node
VOLUME /data
# Directly, without npm in between, so that signals reach the app.
CMD ["node", "src/main.ts"]
