import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { session, type User } from "@/lib/api/session";
import { Moon, Sun } from "lucide-react";
import { useState } from "react";
import { chooseTheme, currentTheme } from "./theme";

export const Header = ({ user }: { user: User | undefined }) => {
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === "dark" ? "light" : "dark";
  const toggle = () => {
    chooseTheme(other);
    setTheme(other);
  };
  return (
    <header className="mx-auto flex max-w-6xl items-center gap-1 px-4 py-4 sm:gap-2 sm:px-6">
      <a href="/" className="mr-auto flex items-center gap-2.5 rounded-lg font-semibold tracking-tight">
        <img src="/favicon.svg" alt="" className="size-8" />
        VideoGen
      </a>
      <a href="/docs" className="rounded-full px-3 py-2 text-sm text-muted hover:text-text">
        API
      </a>
      <IconButton icon={theme === "dark" ? Sun : Moon} label={`Use ${other} colours`} onClick={toggle} />
      {user && (
        <>
          <span className="max-w-48 truncate px-2 text-sm text-muted max-md:hidden">{user.email}</span>
          <Button small onClick={() => void session.signOut()}>
            Sign out
          </Button>
        </>
      )}
    </header>
  );
};
