/** Text in which what stands between backticks is set as code. */
export const WithCode = ({ text }: { text: string }) =>
  text.split("`").map((part, at) =>
    at % 2 === 1 ? (
      <code key={at} className="rounded bg-raised px-1 py-0.5 text-[0.9em] text-text">
        {part}
      </code>
    ) : (
      part
    ),
  );
