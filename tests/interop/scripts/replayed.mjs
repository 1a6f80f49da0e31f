// The official Node client tells stories that were recorded with another client: `node replayed.mjs BASE_URL FILM`, run
// where `@api.video/nodejs-client` is installed, against `python -m generator replay`. Prints one line of JSON for each step.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";

const ApiVideoClient = createRequire(join(process.cwd(), "index.js"))("@api.video/nodejs-client");

const [baseUri, film] = process.argv.slice(2);
const client = new ApiVideoClient({ apiKey: "any key", baseUri, chunkSize: 5 * 1024 * 1024 });

const steps = {
  async tags() {
    const videos = [];
    for (let count = 0; count < 4; count += 1) {
      videos.push(await client.videos.create({ title: `${count} tags`, tags: ["a", "b", "c"].slice(0, count) }));
    }
    const counted = [];
    for (const place of [{}, { currentPage: 2 }]) {
      const page = await client.tags.list({ sortBy: "videoCount", pageSize: 2, ...place });
      counted.push(...page.data.map((tag) => [tag.value, tag.videoCount]));
    }
    assert.deepEqual(counted, [["c", 1], ["b", 2], ["a", 3]]);
    for (const { videoId } of videos) await client.videos.delete(videoId);
  },
  async "upload tokens"() {
    const { token } = await client.uploadTokens.createToken({ ttl: 3600 });
    assert.equal((await client.uploadTokens.getToken(token)).ttl, 3600);
    await client.uploadTokens.deleteToken(token);
  },
  async "what is wrong"() {
    await assert.rejects(client.tags.list({ pageSize: 0 }), (error) => error.code === 400);
  },
  async "what is not there"() {
    const isTold = (error) => error.code === 404 && error.problemDetails.name === "videoId";
    await assert.rejects(client.videos.get("viNone"), isTold);
  },
  async summaries() {
    const { videoId } = await client.videos.create({ title: "Told" });
    const { summaryId } = await client.summaries.create({ videoId });
    await client.summaries.update(summaryId, { _abstract: "Short.", takeaways: ["One", "Two", "Three"] });
    assert.equal((await client.summaries.getSummarySource(summaryId))._abstract, "Short.");
    const again = client.summaries.create({ videoId, origin: "auto" });
    await assert.rejects(again, (error) => error.code === 409);
  },
  async "an upload"() {
    const clip = { startTimecode: "00:00:01", endTimecode: "00:00:05" };
    const { videoId } = await client.videos.create({ title: "Small", clip });
    assert.equal((await client.videos.upload(videoId, film)).videoId, videoId);
    await client.videos.delete(videoId);
  },
  async webhooks() {
    const events = ["video.source.recorded", "live-stream.broadcast.started"];
    const { webhookId } = await client.webhooks.create({ events, url: "https://example.com/hook?of=apivideo" });
    assert.deepEqual((await client.webhooks.get(webhookId)).events, events);
    assert.equal((await client.webhooks.list({ events: "video.source.recorded" })).data[0].webhookId, webhookId);
    await client.webhooks.delete(webhookId);
  },
  async "a second time"() {
    await steps.webhooks();
  },
  async "what was not recorded"() {
    await assert.rejects(client.videos.create({ title: "Nobody" }), (error) =>
      error.code === 404 && /expected '.*', got 'Nobody'/.test(JSON.stringify(error.problemDetails)));
  },
};

for (const [step, run] of Object.entries(steps)) {
  let problem = "";
  try {
    await run();
  } catch (error) {
    problem = `${error.name}: ${error.message} ${JSON.stringify(error.problemDetails ?? error.code ?? "")}`;
  }
  console.log(JSON.stringify({ step, problem }));
}
