// Pictures drawn for lessons; each export is an MDX tag of the same name.
export { Bookmarks } from './Bookmarks.tsx';
export { BootstrapDoor } from './BootstrapDoor.tsx';
export { Compaction } from './Compaction.tsx';
export { Copies } from './Copies.tsx';
export { FivePosts } from './FivePosts.tsx';
export { Handover } from './Handover.tsx';
export { LabMap } from './LabMap.tsx';
export { OneCrown } from './OneCrown.tsx';
export { OneMoreTrack } from './OneMoreTrack.tsx';
export { OneRing } from './OneRing.tsx';
export { Majority } from './Majority.tsx';
export { Segments } from './Segments.tsx';
export { SlowerSide } from './SlowerSide.tsx';
export { TopicLine } from './TopicLine.tsx';
