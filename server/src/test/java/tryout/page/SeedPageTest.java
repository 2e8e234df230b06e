package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static tryout.page.Samples.idea;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.idea.Detail;
import tryout.idea.Idea;
import tryout.idea.MentorLine;

/** The page that everything began with, as a browser showed it. */
class SeedPageTest {
  private final Found found = Samples.read("seed.txt");
  private final List<Idea> ideas = found.ideas().stream().map(Found.One::idea).toList();

  private List<String> without(Detail detail) {
    return ideas.stream().filter(idea -> idea.detail(detail) == null).map(Idea::title).toList();
  }

  @Test
  void IMP_8_there_are_thirteen_ideas_where_they_stand() {
    assertThat(found.format()).isEqualTo(Format.RENDERED);
    assertThat(Samples.titles(found)).containsExactly("Separate process for UI", "Multiple PCI domains for x86 PCI Express Machine (Q35)",
        "PCI Express Root Port enhancements", "micro:bit machine type", "virgl on Windows host", "Vulkan-ize virgl", "Multi-CPU cluster support for GDB server in QEMU",
        "ARM SMMU Support for Jailhouse Hypervisor", "Python module for Jailhouse", "AMD Interrupt Remapping Support for Jailhouse hypervisor",
        "Patchew REST API improvements", "NVMe Emulation Performance Optimization", "Driver framework for libqos");
    List<String> lines = Samples.text("seed.txt").lines().toList();
    assertThat(found.ideas()).allSatisfy(one -> assertThat(lines.get(one.line() - 1)).isEqualTo(one.idea().title()));
  }

  @Test
  void IMP_5_all_fields_are_read_and_what_is_missing_is_absent() {
    assertThat(without(Detail.SUMMARY)).containsExactly("Multi-CPU cluster support for GDB server in QEMU", "Driver framework for libqos");
    assertThat(without(Detail.SUGGESTED_BY)).containsExactly("micro:bit machine type", "ARM SMMU Support for Jailhouse Hypervisor", "Python module for Jailhouse",
        "AMD Interrupt Remapping Support for Jailhouse hypervisor", "Driver framework for libqos");
    assertThat(without(Detail.LANGUAGE)).containsExactly("NVMe Emulation Performance Optimization");
    assertThat(ideas).allSatisfy(idea -> assertThat(idea.description()).isNotBlank()).allSatisfy(idea -> assertThat(idea.extra()).isEmpty());
    Idea nvme = idea(found, "NVMe Emulation Performance Optimization");
    assertThat(nvme.details()).containsEntry(Detail.PROJECT_SIZE, "350 hours").containsEntry(Detail.DIFFICULTY, "intermediate to advanced")
        .containsEntry(Detail.REQUIRED_SKILLS, "C programming").containsEntry(Detail.DESIRABLE_SKILLS,
            "knowledge of the NVMe PCI specification, knowledge of device driver or emulator development")
        .containsEntry(Detail.SUGGESTED_BY, "Huaicheng Li <>, Paolo Bonzini <> (\"bonzini\" on IRC)").doesNotContainKey(Detail.SKILL_LEVEL);
    assertThat(nvme.description()).contains("\n\nTasks include:\n\n- Add Shadow Doorbell Buffer support").contains("- Add IOThread support");
  }

  @Test
  void IMP_5_IMP_11_mentors_are_told_apart_and_a_label_without_words_is_empty() {
    assertThat(idea(found, "Separate process for UI").mentors()).isEmpty();
    assertThat(idea(found, "Separate process for UI").detail(Detail.SUGGESTED_BY)).isEmpty();
    assertThat(idea(found, "micro:bit machine type").mentors()).extracting(MentorLine::name, MentorLine::nick)
        .containsExactly(tuple("Stefan Hajnoczi", "stefanha"), tuple("Jim Mussared", null),
            tuple("Joel Stanley", null));
    assertThat(idea(found, "PCI Express Root Port enhancements").mentors()).extracting(MentorLine::name, MentorLine::nick)
        .containsExactly(tuple(null, "marcel_a"));
  }

  @Test
  void IMP_7_its_template_is_skipped_and_every_other_part_is_a_section() {
    assertThat(found.skipped()).containsExactly(new Found.Skipped(278, "TITLE", "template", ""));
    assertThat(found.sections()).extracting(Found.Section::title).containsExactly("Google Summer of Code 2018", "Application Process",
        "Find Us", "Project Ideas", "Project idea template", "How to propose a custom project idea", "How to get familiar with our software", "Important links", "Information for mentors");
  }
}
