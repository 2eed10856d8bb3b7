import { useId } from "react";

type Props<T extends string | number> = {
  legend: string;
  options: readonly { value: T; label: string; hint?: string }[];
  value: T;
  onChange: (value: T) => void;
};

/** A row of chips of which one is chosen: radio buttons to the keyboard and to screen readers. */
export const Choice = <T extends string | number>({ legend, options, value, onChange }: Props<T>) => {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-xs font-medium text-muted">{legend}</legend>
      <div className="flex flex-wrap gap-1 rounded-2xl bg-raised p-1">
        {options.map((option) => (
          <label
            key={option.value}
            title={option.hint}
            className="flex min-h-8 cursor-pointer items-center rounded-xl px-3 text-sm text-muted transition hover:text-text has-checked:bg-chip has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
