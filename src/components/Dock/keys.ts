// The keys the page keeps for itself while the console has the keyboard; every other key belongs to the shell.

/** The stated way out of the terminal. */
export const leaveKey = 'F6';
export const searchKey = 'Ctrl-Shift-F';

interface Acts {
  leave(): void;
  search(): void;
  selection(): string;
}

/** A handler for xterm: false means that the page took the key. */
export function consoleKeys(acts: Acts): (event: KeyboardEvent) => boolean {
  const take = (event: KeyboardEvent, act: () => void): false => {
    event.preventDefault();
    act();
    return false;
  };
  return (event) => {
    if (event.type !== 'keydown') return true;
    if (event.key === leaveKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      return take(event, acts.leave);
    }
    if (!event.ctrlKey || !event.shiftKey) return true;
    if (event.code === 'KeyF') return take(event, acts.search);
    if (event.code === 'KeyC') {
      return take(event, () => void navigator.clipboard.writeText(acts.selection()).catch(() => undefined));
    }
    // Ctrl-Shift-V: the browser pastes, xterm hears the paste.
    return event.code !== 'KeyV';
  };
}
