import type { ComponentProps } from "react";

const looks = {
  primary: "bg-accent text-on-accent font-semibold hover:brightness-110",
  quiet: "border border-line bg-surface text-text hover:bg-raised",
  ghost: "text-muted hover:bg-raised hover:text-text",
  danger: "border border-line text-bad hover:bg-bad/10",
} as const;

type Props = ComponentProps<"button"> & { look?: keyof typeof looks; small?: boolean };

export const Button = ({ look = "quiet", small = false, className = "", type = "button", ...rest }: Props) => (
  <button
    type={type}
    className={`inline-flex items-center justify-center gap-2 rounded-full transition disabled:opacity-45 ${
      small ? "min-h-8 px-3 text-sm" : "min-h-11 px-5 text-sm"
    } ${looks[look]} ${className}`}
    {...rest}
  />
);
