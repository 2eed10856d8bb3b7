import { aJob } from "@/testing/a-job";
import { expect, it } from "vitest";
import { keepNewest } from "./list-jobs";

it("does not let a late poll undo what an event has told", () => {
  const told = aJob({ progress: 90, last_event_id: 9 });
  const polled = aJob({ progress: 40, last_event_id: 3 });
  const other = aJob({ id: "other", last_event_id: 1 });
  const pages = (items: ReturnType<typeof aJob>[]) => ({ pages: [{ items, next_cursor: null }], pageParams: [null] });

  const kept = keepNewest(pages([told]), pages([other, polled]));

  expect(kept.pages[0]?.items).toEqual([other, told]);
});

it("keeps the place in the queue, which lists do not tell", () => {
  const told = aJob({ state: "queued", queue_position: 3 });
  const polled = aJob({ state: "queued", queue_position: null });
  const pages = (job: ReturnType<typeof aJob>) => ({ pages: [{ items: [job], next_cursor: null }], pageParams: [null] });

  expect(keepNewest(pages(told), pages(polled)).pages[0]?.items[0]?.queue_position).toBe(3);
});
