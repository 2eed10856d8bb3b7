import { session, type SessionState } from "@/lib/api/session";
import { useSyncExternalStore } from "react";

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.getState);
