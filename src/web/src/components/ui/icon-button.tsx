import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"button">, "children"> & { icon: LucideIcon; label: string };

/** A button that shows only an icon; the label is its name and its tooltip. */
export const IconButton = ({ icon: Icon, label, className = "", ...rest }: Props) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    className={`inline-flex size-10 shrink-0 items-center justify-center rounded-full text-muted transition hover:bg-raised hover:text-text disabled:opacity-45 ${className}`}
    {...rest}
  >
    <Icon aria-hidden size={18} />
  </button>
);
