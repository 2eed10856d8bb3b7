import { emptyDraft, type Draft } from "@/features/create/lib/draft";
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef, useState } from "react";
import { expect, it, vi } from "vitest";
import { PromptBar } from "./prompt-bar";

const Harness = ({ onSubmit }: { onSubmit: (draft: Draft) => void }) => {
  const [draft, setDraft] = useState(emptyDraft);
  return <PromptBar draft={draft} onChange={setDraft} onSubmit={() => onSubmit(draft)} pending={false} error={undefined} inputRef={createRef()} />;
};

it("sends with Ctrl+Enter what was chosen by keyboard alone", async () => {
  const onSubmit = vi.fn();
  const user = userEvent.setup();
  render(<Harness onSubmit={onSubmit} />);

  await user.click(screen.getByRole("textbox", { name: "What should the film be about?" }));
  await user.keyboard("Tea");
  await user.click(screen.getByRole("radio", { name: "9:16" }));
  await user.click(screen.getByRole("radio", { name: "10 s" }));
  await user.type(screen.getByRole("textbox", { name: "Seed" }), "4x2");
  await user.click(screen.getByRole("textbox", { name: "What should the film be about?" }));
  await user.keyboard("{Control>}{Enter}{/Control}");

  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ ...emptyDraft, prompt: "Tea", shape: "tall", duration: 10, seed: "42" });
});

it("says what is missing instead of sending nothing", async () => {
  const onSubmit = vi.fn();
  render(<Harness onSubmit={onSubmit} />);

  await userEvent.click(screen.getByRole("button", { name: "Make the film" }));

  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByRole("alert")).toHaveTextContent("Say what the film should be about.");
});
