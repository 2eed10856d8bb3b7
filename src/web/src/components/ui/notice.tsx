import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What went wrong, and the way on. */
export const Notice = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-bad/40 bg-bad/8 px-4 py-3 text-sm">
    <TriangleAlert aria-hidden size={18} className="shrink-0 text-bad" />
    <p className="min-w-40 flex-1">{children}</p>
    {action}
  </div>
);
