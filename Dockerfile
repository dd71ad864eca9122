# Not run in CI, which has no Docker: read before use.
# One image for the server and the worker: `npm run serve`, `npm run worker`, `npm run migrate -- deploy`.
FROM node:24-bookworm-slim AS build
WORKDIR /hub
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /hub
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
COPY --from=build --chown=node:node /hub /hub
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["npm", "run", "serve"]
