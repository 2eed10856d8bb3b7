import { describe, expect, it } from "vitest";
import { draftFault, emptyDraft, loadDraft, maxPrompt, saveDraft, toRequest } from "./draft";

describe("draft", () => {
  it("asks for words before it is sent", () => {
    expect(draftFault(emptyDraft)).toMatch(/film should be about/);
    expect(draftFault({ ...emptyDraft, prompt: "?!…" })).toBeDefined();
    expect(draftFault({ ...emptyDraft, prompt: "日本" })).toBeUndefined();
  });

  it("says how much too long a prompt is", () => {
    expect(draftFault({ ...emptyDraft, prompt: "a".repeat(maxPrompt + 3) })).toBe("The prompt is 3 characters too long.");
  });

  it.each([["9007199254740991", undefined], ["9007199254740992", "The seed must be a whole number."], ["0", undefined]])(
    "takes seeds that JSON keeps exactly: %s",
    (seed, fault) => {
      expect(draftFault({ ...emptyDraft, prompt: "Tea", seed })).toBe(fault);
    },
  );

  it("becomes a request, with a seed only when one is given", () => {
    expect(toRequest({ ...emptyDraft, prompt: " Tea ", shape: "tall" })).toEqual({ prompt: "Tea", duration: 20, size: "720x1280", quality: "high" });
    expect(toRequest({ ...emptyDraft, prompt: "Tea", seed: "7" }).seed).toBe(7);
  });

  it("outlives a reload, and damage to what was kept", () => {
    saveDraft({ ...emptyDraft, prompt: "Tea" });
    expect(loadDraft().prompt).toBe("Tea");
    localStorage.setItem("videogen.draft", '{"prompt":7}');
    expect(loadDraft()).toEqual(emptyDraft);
  });
});
