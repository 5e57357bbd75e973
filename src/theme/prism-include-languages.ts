// Blocks have no syntax colours here, so no languages are added.
export default function prismIncludeLanguages(): void {}
