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
