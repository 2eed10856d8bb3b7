import { aJob, anEvent } from "@/testing/a-job";
import { describe, expect, it } from "vitest";
import { applyEvent, percentOf, phaseOf, progressText } from "./phase";

describe("phase", () => {
  it("says what is going on", () => {
    expect(phaseOf(aJob({ state: "queued", queue_position: 3 }))).toBe("Waiting, number 3 in line");
    expect(phaseOf(aJob())).toBe("Rendering the picture");
    expect(phaseOf(aJob({ message: "Rendering scene 2 of 4" }))).toBe("Rendering scene 2 of 4");
    expect(phaseOf(aJob({ state: "failed", error: { code: "x", message: "No disk space.", retryable: true } }))).toBe(
      "Video generation failed: No disk space.",
    );
  });

  it("shows no percent that is not known", () => {
    expect(percentOf(aJob({ progress: 0 }))).toBeUndefined();
    expect(progressText(aJob({ progress: 41.9, eta_s: 38 }))).toBe("41 % · about 40 s left");
    expect(progressText(aJob({ state: "queued", progress: 0 }))).toBe("");
  });
});

describe("applyEvent", () => {
  it("moves the job on", () => {
    const job = applyEvent(aJob(), anEvent({ progress: 60, message: "Scene 3", preview_url: "/p.jpg" }));
    expect(job).toMatchObject({ progress: 60, message: "Scene 3", preview_url: "/p.jpg", last_event_id: 4 });
  });

  it("passes over events that it has seen", () => {
    const job = aJob({ last_event_id: 9 });
    expect(applyEvent(job, anEvent({ seq: 9, progress: 99 }))).toBe(job);
  });

  it("never lets progress fall, but for a retry", () => {
    expect(applyEvent(aJob({ progress: 80 }), anEvent({ progress: 10 })).progress).toBe(80);
    expect(applyEvent(aJob({ progress: 80 }), anEvent({ type: "queued", state: "queued", progress: 0 })).progress).toBe(0);
  });

  it("keeps the preview that it has", () => {
    expect(applyEvent(aJob({ preview_url: "/old.jpg" }), anEvent()).preview_url).toBe("/old.jpg");
  });

  it("takes the whole job from the event that ends it", () => {
    const done = aJob({ state: "completed", progress: 100, last_event_id: 5 });
    expect(applyEvent(aJob(), anEvent({ seq: 5, type: "completed", state: "completed", job: done }))).toBe(done);
  });
});
