import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@tidings/contracts/rest';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newTopic, startForum } from '../../../tests/support/forum.ts';

let forum: Forum;
let production: Forum;
let alice: Member;
const webDist = mkdtempSync(join(tmpdir(), 'tidings-web-'));

beforeAll(async () => {
  writeFileSync(join(webDist, 'index.html'), '<!doctype html><title>Tidings</title>');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(webDist, 'assets'));
  writeFileSync(join(webDist, 'assets', 'index-AbCd1234.js'), 'export {};');
  forum = await startForum();
  production = await startForum({
    NODE_ENV: 'production',
    AUTH_SECRET: 'a-secret-of-a-production-server-0123456789',
    WEB_DIST: webDist,
    TRUST_PROXY: 'true',
  });
  alice = await forum.join('alice');
});
afterAll(async () => {
  await forum.close();
  await production.close();
  rmSync(webDist, { recursive: true, force: true });
});

const text = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test('health answers live, ready, and the grade of every part', async () => {
  expect((await text(`${forum.url}/health/live`)).status).toBe(200);
  expect((await text(`${forum.url}/health/ready`)).status).toBe(200);
  const report = JSON.parse((await text(`${forum.url}/health`)).text);
  expect(report).toMatchObject({ websocket: 'healthy', redis: 'healthy', database: 'healthy', queue: 'healthy' });
  expect(report).toMatchObject({ connections: 0, uptime: expect.any(Number) });
});

test('metrics have the names dashboards and alerts are written for', async () => {
  const topic = await newTopic(alice, await forum.category());
  const socket = connect(forum.url, alice);
  await socket.ready;
  const live = await stream(forum.url, '/api/stream', bearer(alice));
  await heardOf(live, 'session:ready');
  await alice.put(`/api/topics/${topic}/read`, { replyNumber: 1 });
  await heardOf(live, 'topic:read');
  const { text: page } = await text(`${forum.url}/metrics`);
  expect(page).toMatch(/websocket_connections_active\{server_id="[^"]+"\} 2/);
  expect(page).toMatch(/notifications_delivered_total\{type="topic:read",status="emitted"\} 2/);
  for (const bound of [10, 25, 50, 100, 250, 500, 1000]) {
    expect(page).toContain(`notification_delivery_latency_ms_bucket{le="${bound}"}`);
  }
  socket.end();
  live.end();
  for (const name of [
    'websocket_connection_duration_seconds_bucket{le="3600"}',
    'websocket_reconnection_attempts_total',
    'job_queue_depth',
    'job_queue_oldest_seconds',
    'stream_gaps_healed_total',
    'slow_consumers_closed_total',
    'bus_messages_dropped_total',
    'handshakes_refused_total',
    'nodejs_eventloop_lag_p99_seconds',
    'event_delivery_latency_ms',
  ]) {
    expect(page).toContain(name);
  }
});

test('attack 50: in production metrics are for whoever brings the token, whatever a proxy says or leaves out', async () => {
  for (const headers of [{}, { 'x-forwarded-for': '127.0.0.1' }, { authorization: 'Bearer ' }] as Record<
    string,
    string
  >[]) {
    expect((await text(`${production.url}/metrics`, headers)).status).toBe(404);
  }
  const closed = await startForum({ METRICS_TOKEN: 'a-token-for-the-scraper' });
  expect((await text(`${closed.url}/metrics`)).status).toBe(404);
  expect((await text(`${closed.url}/metrics`, { authorization: 'Bearer wrong' })).status).toBe(404);
  const open = { authorization: 'Bearer a-token-for-the-scraper' };
  expect((await text(`${closed.url}/metrics`, open)).status).toBe(200);
  await closed.close();
});

test('the OpenAPI document describes every operation, and every reference in it resolves', async () => {
  const document = JSON.parse((await text(`${forum.url}/api/openapi.json`)).text);
  const described = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(described.sort()).toEqual(Object.keys(operations).sort());
  const references = JSON.stringify(document).match(/"#\/components\/schemas\/[^"]+"/g) ?? [];
  expect(references.length).toBeGreaterThan(50);
  for (const reference of new Set(references)) {
    expect(document.components.schemas, reference).toHaveProperty(reference.slice(22, -1));
  }
  const page = await text(`${forum.url}/api/docs`);
  expect(page.text).toContain('/api/topics/:id/replies');
  expect(page.text).not.toMatch(/<script|https?:\/\/(?!localhost)/);
});

test('in production the web app stands on the same port: pages by fallback, hashed files for ever, a strict policy', async () => {
  const html = { accept: 'text/html' };
  const page = await text(`${production.url}/t/some-topic`, html);
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(page.text).toContain('<title>Tidings</title>');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  const script = await text(`${production.url}/assets/index-AbCd1234.js`);
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await text(`${production.url}/assets/missing-AbCd1234.js`, html)).status).toBe(404);
  expect((await text(`${production.url}/api/nothing`, html)).status).toBe(404);
  expect((await text(`${production.url}/%2e%2e/%2e%2e/package.json`)).status).toBe(404);
});

test('every answer carries a correlation id, the caller’s own when it is well-formed', async () => {
  const given = await text(`${forum.url}/api/nothing`, { 'x-correlation-id': 'my-own-id-0001' });
  expect(given.headers.get('x-correlation-id')).toBe('my-own-id-0001');
  expect(JSON.parse(given.text).error.correlationId).toBe('my-own-id-0001');
  const forged = await text(`${forum.url}/api/nothing`, { 'x-correlation-id': 'a b<script>' });
  expect(forged.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
});
