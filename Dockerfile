# One image for every role; the command chooses: api (default), worker, sandbox or migrate.
#   docker build -t attio-sync .
#   docker run --env-file .env attio-sync node --enable-source-maps dist/apps/worker/src/main.js

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build

# Only what runs, without the compiler, the embedded servers and the Prisma CLI.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY config config
COPY prisma/migrations prisma/migrations
COPY scripts/migrate.mjs scripts/migrate.mjs
COPY scripts/lib scripts/lib
USER node
ENV API_HOST=0.0.0.0 API_PORT=3000
EXPOSE 3000
# For the api; the other roles override it in docker-compose.yml.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.API_PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Why this: docs/performance.md. As in scripts/lib/apps.mjs.
CMD ["node", "--heap-growing-percent=100", "--enable-source-maps", "dist/apps/api/src/main.js"]
