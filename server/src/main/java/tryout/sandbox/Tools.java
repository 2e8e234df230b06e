package tryout.sandbox;

/** What every sandbox on this machine is made with. */
record Tools(Launcher launcher, Kit kit, Account account, Backend backend) {}
