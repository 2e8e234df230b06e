#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int main(void)
{
    FILE *file = fopen("notes.txt", "w+");
    if (file == NULL || mkdir("folder", 0700) != 0)
        return 1;
    fprintf(file, "%d %.1f\n", 42, sqrt(2.25));
    rewind(file);
    char line[32];
    if (fgets(line, sizeof line, file) == NULL)
        return 2;
    DIR *here = opendir(".");
    int count = 0;
    while (readdir(here) != NULL)
        count++;
    closedir(here);
    FILE *scratch = tmpfile();
    printf("%d %s %s", count, scratch == NULL ? "none" : "scratch", line);
    return rename("notes.txt", "folder/notes.txt");
}
