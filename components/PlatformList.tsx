import type { ComponentChild } from 'preact';
import { PlatformSwitch, UnverifiedNote } from './PlatformSwitch';
import type { PlatformCard } from './Welcome';

interface PlatformListProps {
  platforms: readonly PlatformCard[];
  /** Ids of those that are on. */
  granted: readonly string[];
  /** Where the browser did not do what the switch asked for. */
  refused: string | undefined;
  onSwitch(id: string, on: boolean): void;
  /** Stands below a platform. */
  moreOf?(platform: PlatformCard): ComponentChild;
}

/** The platforms that have a reader, each with its switch and rule. */
export function PlatformList({ platforms, granted, refused, onSwitch, moreOf }: PlatformListProps) {
  return (
    <>
      <ul class="plain platforms">
        {platforms.map((platform) => (
          <PlatformSwitch
            {...platform}
            key={platform.id}
            on={granted.includes(platform.id)}
            refused={refused === platform.id}
            onSwitch={(on) => onSwitch(platform.id, on)}
            more={moreOf?.(platform)}
          />
        ))}
      </ul>
      <UnverifiedNote platforms={platforms} />
    </>
  );
}
