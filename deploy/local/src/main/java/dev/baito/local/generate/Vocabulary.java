package dev.baito.local.generate;

import java.util.List;

/**
 * The words and what they mean, out of the files beside the classes. Immutable.
 *
 * @param categories of jobs
 * @param occupations in them
 * @param shifts that people work in
 * @param features that jobs carry
 * @param personas of users
 * @param titles how titles are put together
 * @param sentences what descriptions are put together from
 */
record Vocabulary(
    List<Category> categories,
    List<Occupation> occupations,
    List<Shift> shifts,
    Features features,
    List<Persona> personas,
    List<Title> titles,
    Sentences sentences) {

  static Vocabulary load() {
    Features features = Features.load();
    List<Category> categories = Category.load();
    List<Shift> shifts = Shift.load(features);
    return new Vocabulary(
        categories,
        Occupation.load(categories, shifts, features),
        shifts,
        features,
        Persona.load(features),
        Title.load(),
        Sentences.load());
  }

  Category categoryOf(int occupation) {
    return categories.get(occupations.get(occupation).category());
  }

  /** Returns how often each occupation is met: the category's share times its own in it. */
  Choice occupationChoice() {
    double[] sums = new double[categories.size()];
    occupations.forEach(occupation -> sums[occupation.category()] += occupation.weight());
    return new Choice(
        occupations.size(),
        i ->
            categoryOf(i).weight()
                * occupations.get(i).weight()
                / sums[occupations.get(i).category()]);
  }

  /**
   * Returns how much two occupations have in common: 3 the occupation, 2 the category, 1 a related
   * category, 0 nothing.
   *
   * @param wanted what someone looks for
   * @param found what there is
   */
  int likeness(int wanted, int found) {
    if (wanted == found) {
      return 3;
    }
    int category = occupations.get(found).category();
    if (category == occupations.get(wanted).category()) {
      return 2;
    }
    return categoryOf(wanted).related().contains(category) ? 1 : 0;
  }
}
