export const drawDesk = async () => {};
