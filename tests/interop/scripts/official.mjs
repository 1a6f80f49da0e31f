// The official Node client does what its users do: `node official.mjs BASE_URL CLIP PICTURE`, run where
// `@api.video/nodejs-client` is installed. Prints one line of JSON for each step: its name, and what went wrong, if anything.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const require = createRequire(join(process.cwd(), "index.js"));
const ApiVideoClient = require("@api.video/nodejs-client");

let noResponse; // why there was none, which the errors of the client leave out
require("axios").interceptors.response.use(undefined, (error) => {
  noResponse = error.code;
  throw error;
});

const [baseUri, clip, picture] = process.argv.slice(2);
const smallestChunk = 5 * 1024 * 1024;
const client = new ApiVideoClient({ apiKey: "interop-key", baseUri, chunkSize: smallestChunk });
const made = [];

async function newVideo() {
  const video = await client.videos.create({ title: "Interop", tags: ["interop"] });
  made.push(video.videoId);
  return video.videoId;
}

async function waitFor(isDone) {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await isDone()) return;
    await sleep(50);
  }
  assert.fail("it took longer than ten seconds");
}

async function temporary(name, content) {
  const file = join(tmpdir(), `apivideo-interop-${process.pid}-${name}`);
  await writeFile(file, content);
  return file;
}

const steps = {
  async "sign in"() {
    assert.equal((await client.getAccessToken()).tokenType, "Bearer");
  },
  async create() {
    const wish = { title: "Film", tags: ["a", "b"], metadata: [{ key: "k", value: "v" }] };
    const video = await client.videos.create(wish);
    made.push(video.videoId);
    assert.deepEqual([video.title, video.tags, video.metadata[0].value], ["Film", ["a", "b"], "v"]);
  },
  async "list videos"() {
    for (let count = 0; count < 3; count += 1) await newVideo();
    const page = await client.videos.list({ tags: ["interop"], pageSize: 2, sortBy: "title", sortOrder: "asc" });
    assert.deepEqual([page.data.length, page.pagination.itemsTotal], [2, 3]);
    const found = await client.videos.list({ metadata: { k: "v" } });
    assert.deepEqual(found.data.map((video) => video.videoId), [made[0]]);
  },
  async upload() {
    assert.ok((await client.videos.upload(made[0], clip)).assets.mp4);
  },
  async "upload in parts"() {
    const video = await newVideo();
    const seen = new Set();
    const file = await temporary("large.mp4", Buffer.alloc(2 * smallestChunk + 1000));
    await client.videos.upload(video, file, (event) => seen.add(event.currentChunk));
    assert.equal(seen.size, 3);
    await waitFor(async () => (await client.videos.getStatus(video)).ingest?.status === "uploaded");
  },
  async "upload progressively"() {
    const video = await newVideo();
    const session = client.videos.createUploadProgressiveSession(video);
    const part = await temporary("part.mp4", Buffer.alloc(smallestChunk));
    await session.uploadPart(part);
    await session.uploadPart(part);
    const last = await session.uploadLastPart(await temporary("last.mp4", Buffer.alloc(1000)));
    assert.equal(last.videoId, video);
  },
  async "upload by token"() {
    const { token } = await client.uploadTokens.createToken({ ttl: 600 });
    made.push((await client.videos.uploadWithUploadToken(token, clip)).videoId);
    await client.uploadTokens.deleteToken(token);
  },
  async encode() {
    await waitFor(async () => (await client.videos.getStatus(made[0])).encoding?.playable);
  },
  async update() {
    const video = await client.videos.update(made[0], { title: "Cut", description: "The end" });
    assert.deepEqual([video.title, video.description], ["Cut", "The end"]);
    assert.equal((await client.videos.get(made[0])).title, "Cut");
  },
  async thumbnail() {
    assert.ok((await client.videos.uploadThumbnail(made[0], picture)).assets.thumbnail);
  },
  async caption() {
    const words = await temporary("words.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n");
    assert.equal((await client.captions.upload(made[0], "en", words)).srclang, "en");
    assert.equal((await client.captions.update(made[0], "en", { _default: true }))._default, true);
    assert.equal((await client.captions.list({ videoId: made[0] })).data.length, 1);
    await client.captions.delete(made[0], "en");
  },
  async "live stream"() {
    const { liveStreamId, streamKey } = await client.liveStreams.create({ name: "Live" });
    assert.ok(streamKey);
    assert.equal((await client.liveStreams.update(liveStreamId, { name: "Later" })).name, "Later");
    await client.liveStreams.uploadThumbnail(liveStreamId, picture);
    assert.equal((await client.liveStreams.list({ name: "Later" })).pagination.itemsTotal, 1);
    await client.liveStreams.complete(liveStreamId);
    await client.liveStreams.delete(liveStreamId);
  },
  async player() {
    const { playerId } = await client.playerThemes.create({ name: "Dark", link: "#ff00ffff" });
    await client.playerThemes.uploadLogo(playerId, picture, "https://example.com");
    assert.equal((await client.playerThemes.get(playerId)).name, "Dark");
    await client.playerThemes.deleteLogo(playerId);
    await client.playerThemes.delete(playerId);
  },
  async webhook() {
    const url = "http://127.0.0.1:9/hook";
    const { webhookId } = await client.webhooks.create({ events: ["video.source.recorded"], url });
    assert.equal((await client.webhooks.get(webhookId)).url, url);
    assert.equal((await client.webhooks.list()).data.length, 1);
    await client.webhooks.delete(webhookId);
  },
  async analytics() {
    const wish = { metric: "play", aggregation: "count", filterBy: { mediaType: "video" } };
    assert.equal((await client.analytics.getAggregatedMetrics(wish)).context.metric, "play");
    assert.ok((await client.analytics.getMetricsBreakdown({ metric: "play", breakdown: "country" })).data);
    assert.ok((await client.analytics.getMetricsOverTime({ metric: "play", interval: "hour" })).data);
  },
  async delete() {
    for (const video of made) await client.videos.delete(video);
    await assert.rejects(client.videos.get(made[0]), (error) => error.code === 404);
  },
};

for (const [step, run] of Object.entries(steps)) {
  let problem = "";
  try {
    await run();
  } catch (error) {
    const reason = error.problemDetails ?? (error.code === 0 ? noResponse : error.code) ?? "";
    problem = `${error.name}: ${error.message} ${JSON.stringify(reason)}`;
  }
  console.log(JSON.stringify({ step, problem }));
}
