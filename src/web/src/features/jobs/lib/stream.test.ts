import { aJob } from "@/testing/a-job";
import { describe, expect, it } from "vitest";
import { bufferedUntil, streamOf } from "./stream";

const segments = { total: 4, ready: 1, reused: 0, rendered: 1 };

describe("streamOf", () => {
  it("is there as soon as a segment of a film in the making is", () => {
    expect(streamOf(aJob())).toBeUndefined();
    expect(streamOf(aJob({ segments: { ...segments, ready: 0 } }))).toBeUndefined();
    expect(streamOf(aJob({ segments }))).toBe("/api/v1/jobs/01983f5c-2c6e-7d3a-9b1e-6a0f4c1d2e3f/stream.m3u8");
    expect(streamOf(aJob({ segments, state: "completed" }))).toBeUndefined();
  });

  it("begins where it is asked to", () => {
    expect(streamOf(aJob({ segments }), 12.5)).toMatch(/stream\.m3u8\?from=12\.5$/);
  });
});

describe("bufferedUntil", () => {
  const ranges = { length: 2, start: (at: number) => [0, 20][at] ?? 0, end: (at: number) => [8, 24][at] ?? 0 };

  it("is the end of the range that holds the time", () => {
    expect([0, 7.9, 8, 19.8, 23, 30].map((time) => bufferedUntil(ranges, time))).toEqual([8, 8, 0, 24, 24, 0]);
  });
});
