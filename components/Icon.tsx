const PATHS = {
  pause: 'M5 3h2.4v10H5zM8.6 3H11v10H8.6z',
  play: 'M5 3l8 5-8 5z',
  stop: 'M4 4h8v8H4z',
  eye: 'M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  eyeOff:
    'M2.5 2.5l11 11M6.2 4.1A6 6 0 0 1 8 3.8c4 0 6.2 4.2 6.2 4.2a11 11 0 0 1-1.7 2.2M4 5.4A10.6 10.6 0 0 0 1.8 8S4 12.2 8 12.2a6 6 0 0 0 2.6-.6',
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V4M11.5 11V6',
  sliders:
    'M2 5h6.5M12 5h2M2 11h2M7.5 11H14M10.2 3.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM5.8 9.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  panel: 'M2.5 3h11v10h-11zM9.5 3v10M11 5.5h1M11 7.5h1',
  search: 'M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4zM10.2 10.2l3.4 3.4',
  pin: 'M6 2.2h4M6.6 2.2v4L4.4 9h7.2L9.4 6.2v-4M8 9v4.8',
} as const;

export type IconName = keyof typeof PATHS;

const SOLID: ReadonlySet<IconName> = new Set<IconName>(['pause', 'play', 'stop']);

/** A sign beside words or under a name; it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={SOLID.has(name) ? 'icon solid' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
