// Runs before the first paint, so that a chosen theme does not flash in late. A plain script for that reason.
{
  const theme = localStorage.getItem("tryout.theme");
  if (theme) document.documentElement.dataset.theme = theme;
}
