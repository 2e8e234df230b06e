export const contactPart = async () => null;
