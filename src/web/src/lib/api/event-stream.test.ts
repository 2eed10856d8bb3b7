import { describe, expect, it } from "vitest";
import { parseEvents } from "./event-stream";

const read = async (...chunks: (string | Uint8Array)[]) => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });
  const events = [];
  for await (const event of parseEvents(body)) events.push(event);
  return events;
};

describe("parseEvents", () => {
  it("reads events over any cut of the bytes", async () => {
    const whole = new TextEncoder().encode("retry: 2000\n\nid: 1\nevent: progress\ndata: {\"m\":\"Straße\"}\n\n:\n\nid: 2\ndata: b\n\n");
    for (let at = 1; at < whole.length; at++) {
      expect(await read(whole.slice(0, at), whole.slice(at))).toEqual([
        { id: "1", name: "progress", data: '{"m":"Straße"}' },
        { id: "2", name: "message", data: "b" },
      ]);
    }
  });

  it("joins lines of data and passes over what is incomplete", async () => {
    expect(await read("data: a\ndata: b\r\n\r\ndata: cut")).toEqual([{ id: undefined, name: "message", data: "a\nb" }]);
  });
});
