export const readingParts = () => [];
